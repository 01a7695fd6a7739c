import { describe, expect, it } from 'vitest';
import type { ChatChunk } from '../../../main/lm/language-model.ts';
import { joined } from '../../../main/services/assistant/joined.ts';

type Step = ChatChunk | 'later' | Error;

const say = (text: string): ChatChunk => ({ kind: 'content', text });
const think = (text: string): ChatChunk => ({ kind: 'reasoning', text });
const END: ChatChunk = { kind: 'end', model: 'm', finish: 'stop' };

/** `later` is a turn of the event loop, as between two packets. */
async function* model(steps: readonly Step[], left = () => {}): AsyncGenerator<ChatChunk, void, undefined> {
  try {
    for (const step of steps) {
      if (step instanceof Error) throw step;
      if (step === 'later') await new Promise((resolve) => setTimeout(resolve, 5));
      else yield step;
    }
  } finally {
    left();
  }
}

async function heard(steps: readonly Step[]): Promise<unknown[]> {
  const got: unknown[] = [];
  try {
    for await (const chunk of joined(model(steps))) got.push(chunk);
  } catch (error) {
    got.push(error);
  }
  return got;
}

describe('what a model says at once', () => {
  it('is one piece, of each kind', async () => {
    const steps = [think('a'), think('b'), say('one '), say('two '), say('three'), END];
    expect(await heard(steps)).toEqual([think('ab'), say('one two three'), END]);
  });

  it('is passed on as it comes where it comes slowly', async () => {
    expect(await heard([say('one '), 'later', say('two '), 'later', END])).toEqual([
      say('one '),
      say('two '),
      END,
    ]);
  });

  it('is passed on before the failure that follows it', async () => {
    const broken = new Error('broken off');
    expect(await heard([say('one '), say('two'), broken])).toEqual([say('one two'), broken]);
    expect(await heard([say('one '), 'later', broken])).toEqual([say('one '), broken]);
    expect(await heard([broken])).toEqual([broken]);
    expect(await heard([])).toEqual([]);
  });

  it('ends at its source where nobody listens any more', async () => {
    // Else this waits for ever.
    await new Promise<void>((left) => {
      const source = model([say('one '), 'later', say('two'), 'later', END], left);
      (async () => {
        for await (const _ of joined(source)) break;
      })();
    });
  });
});
