import type { ChatChunk } from '../../lm/language-model.ts';

/**
 * Pieces of one kind that are there at once as one: each costs a look for secrets and an event of its own. A model that
 * says word after word is passed on word by word.
 */
export async function* joined(chunks: AsyncIterable<ChatChunk>): AsyncGenerator<ChatChunk, void, undefined> {
  const source = chunks[Symbol.asyncIterator]();
  let coming = source.next();
  try {
    for (;;) {
      const { value: first, done } = await coming;
      if (done) return;
      coming = source.next();
      if (first.kind === 'end') {
        yield first;
        continue;
      }
      let { text } = first;
      // What is there already comes before the next turn of the event loop.
      const turn = new Promise<undefined>((resolve) => setImmediate(resolve, undefined));
      for (;;) {
        // A failure is for the next round: what was said before it is not lost.
        const next = await Promise.race([coming.catch(() => undefined), turn]);
        if (next === undefined || next.done || next.value.kind !== first.kind) break;
        text += next.value.text;
        coming = source.next();
      }
      yield { kind: first.kind, text };
    }
  } finally {
    // Who leaves does not wait for what is still to come.
    coming.catch(() => {});
    source.return?.().catch(() => {});
  }
}
