import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/services/redaction/redact.ts';
import { createStreamMask } from '../../../main/services/redaction/stream-mask.ts';
import { createRandom } from '../../../scripts/classifier/random.ts';
import { negatives, positives } from '../../../scripts/eval/privacy/strings.ts';

function stream(text: string, cuts: readonly number[]): { out: string; pieces: string[] } {
  const mask = createStreamMask();
  const pieces: string[] = [];
  let from = 0;
  for (const cut of [...cuts.map((n) => n % (text.length + 1)).sort((a, b) => a - b), text.length]) {
    pieces.push(mask.push(text.slice(from, cut)));
    from = cut;
  }
  pieces.push(mask.end());
  return { out: pieces.join(''), pieces };
}

describe('a stream', () => {
  it('hides the same as the whole text, wherever it is cut', () => {
    const random = createRandom(7);
    const sentences = [
      ...positives(random, 60).map(({ text }) => text),
      ...negatives(random, 300),
      'Reset your password in the portal.',
      'Your PIN is **4711**, and `CVV123` is on the back',
      '1. Open the settings.\n2. Press "Change PIN".',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(1000), { maxLength: 30 }),
        (chosen, cuts) => {
          const text = chosen.join('.\n\n');
          expect(stream(text, cuts).out).toBe(redact(text).text);
        },
      ),
      { numRuns: 2000, seed: 42 },
    );
  });

  it('hides the same letter by letter', () => {
    const divided = [
      'it is 4111, 1111, 1111, 1111 I think',
      'it is 4111 | 1111 | 1111 | 1111 I think',
      'it is 4111\u3164 1111\u3164 1111\u3164 1111 I think',
      'ｐａｓｓｗｏｒｄ is Hunter22 I think',
    ];
    for (const text of [...positives(createRandom(8), 40).map((each) => each.text), ...divided]) {
      expect(
        stream(
          text,
          Array.from({ length: text.length }, (_, n) => n),
        ).out,
      ).toBe(redact(text).text);
    }
  });

  it('is not held back for long where nothing is secret', () => {
    const answer =
      'Open the portal and choose Devices. Then press Repair, wait a minute and start Outlook again. '.repeat(
        8,
      );
    const mask = createStreamMask();
    let behind = 0;
    let out = '';
    for (const [n, letter] of [...answer].entries()) {
      out += mask.push(letter);
      behind = Math.max(behind, n + 1 - out.length);
    }
    expect(behind).toBeLessThan(40);
  });

  it('takes little time for a long answer in small pieces', () => {
    const answer = 'Reset the password of the token, then enter the PIN. '.repeat(200);
    const mask = createStreamMask();
    const began = performance.now();
    for (let at = 0; at < answer.length; at += 4) mask.push(answer.slice(at, at + 4));
    mask.end();
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
