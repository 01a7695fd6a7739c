/** The vectors of all passages in memory, and those nearest to one. */
import { setImmediate } from 'node:timers/promises';
import type { PassageVector } from '../../../store/store.ts';

export interface Near {
  passage_id: number;
  /** Cosine: 1 for the same, about 0 for what has nothing to do with it. */
  likeness: number;
}

export interface VectorIndex {
  add(vectors: readonly PassageVector[]): void;
  size(): number;
  /** The nearest passages first, and the likeness of the middle one of all. */
  nearest(vector: Int8Array, limit: number): Promise<{ near: Near[]; middle: number }>;
}

const SCALE = 127;
/** Passages compared before others get their turn: a few milliseconds. */
const AT_ONCE = 5_000;

export function createVectorIndex(): VectorIndex {
  const passages: PassageVector[] = [];
  return {
    add: (vectors) => void passages.push(...vectors),
    size: () => passages.length,
    async nearest(vector, limit) {
      const all: Near[] = [];
      for (let from = 0; from < passages.length; from += AT_ONCE) {
        if (from > 0) await setImmediate();
        for (const { passage_id, vector: other } of passages.slice(from, from + AT_ONCE)) {
          all.push({ passage_id, likeness: dot(vector, other) / (SCALE * SCALE) });
        }
      }
      all.sort((a, b) => b.likeness - a.likeness);
      return { near: all.slice(0, limit), middle: all[all.length >> 1]?.likeness ?? 0 };
    },
  };
}

/** Whole numbers of one byte for a vector of length 1: a quarter of the room, and the order stays. */
export function quantised(vector: Float32Array): Int8Array {
  return Int8Array.from(vector, (value) => Math.round(value * SCALE));
}

function dot(a: Int8Array, b: Int8Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
