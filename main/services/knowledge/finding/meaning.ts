/**
 * What passages mean, by the embedding model that LM Studio has loaded: vectors are made in the background, a few at a
 * time and never beside a chat, and a question is compared with them only where that takes no time worth mentioning.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { LanguageModel } from '../../../lm/language-model.ts';
import type { VectorStore } from '../../../store/store.ts';
import { createVectorIndex, type Near, quantised, type VectorIndex } from './vector-index.ts';

export interface Meaning {
  /** Passages near to a question; undefined where no vectors are to be had in time. Never fails. */
  near(question: string, limit: number): Promise<{ near: Near[]; middle: number } | undefined>;
  /** Makes a few vectors more. @returns whether there may be others to make */
  work(): Promise<boolean>;
  /** The passages are others now: their vectors are read anew. */
  forget(): void;
  /** Works until the signal aborts. */
  watch(signal: AbortSignal): void;
}

export interface MeaningDeps {
  vectors: VectorStore;
  model: Pick<LanguageModel, 'embedder' | 'embed' | 'isBusy'>;
  /** Milliseconds a question's vector may take. */
  deadline?: number;
}

const QUESTION_MS = 150;
const BATCH_MS = 60_000;
const BATCH = 16;
/** In characters: an embedding model reads some hundred words. */
const LONGEST = 2_000;
/** Vectors read from the store at once. */
const PAGE = 2_000;
/** Milliseconds between batches, and between looks whether there is anything to do. */
const PAUSE = 100;
const REST = 5_000;

export function createMeaning({ vectors, model, deadline = QUESTION_MS }: MeaningDeps): Meaning {
  let current: { name: string; index: VectorIndex } | undefined;

  /** The vectors of a model that were made before. */
  async function indexOf(name: string): Promise<VectorIndex> {
    if (current?.name === name) return current.index;
    const index = createVectorIndex();
    for (let after = 0; ; ) {
      const page = await vectors.all(name, after, PAGE);
      index.add(page);
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = last.passage_id;
    }
    current = { name, index };
    return index;
  }

  async function work(): Promise<boolean> {
    const name = model.isBusy() ? undefined : await model.embedder();
    if (name === undefined) return false;
    const index = await indexOf(name);
    const missing = await vectors.missing(name, BATCH);
    if (missing.length === 0) return false;
    const texts = missing.map(({ text }) => prefixes(name).passage + text.slice(0, LONGEST));
    const embedded = await model.embed(name, texts, BATCH_MS);
    const made = missing.flatMap(({ passage_id }, at) => {
      const vector = embedded[at];
      return vector ? [{ passage_id, vector: quantised(vector) }] : [];
    });
    await vectors.put(name, made);
    index.add(made);
    return true;
  }

  async function watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const hasMore = await work().catch(() => false);
      await delay(hasMore ? PAUSE : REST, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  return {
    async near(question, limit) {
      if (!current || current.index.size() === 0) return undefined;
      const { name, index } = current;
      const text = prefixes(name).question + question.slice(0, LONGEST);
      const late = new AbortController();
      try {
        const [vector] = await Promise.race([
          model.embed(name, [text], deadline),
          delay(deadline, [], { signal: late.signal }),
        ]);
        return vector && (await index.nearest(quantised(vector), limit));
      } catch {
        return undefined;
      } finally {
        late.abort();
      }
    },
    work,
    forget() {
      current = undefined;
    },
    watch: (signal) => void watch(signal),
  };
}

/** Some models want to be told what a text is. */
function prefixes(model: string): { question: string; passage: string } {
  if (/nomic/i.test(model)) return { question: 'search_query: ', passage: 'search_document: ' };
  if (/(?:^|[/-])e5-/i.test(model)) return { question: 'query: ', passage: 'passage: ' };
  return { question: '', passage: '' };
}
