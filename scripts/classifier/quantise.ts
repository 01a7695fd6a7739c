import { packed, type Weights } from '../../main/services/classifier/weights.ts';
import type { Model } from './learn.ts';

const LARGEST = 7;
/** The share of used weights that may be cut to the largest step, so that the others keep a finer one. */
const CUT_SHARE = 0.005;

/**
 * The model in steps of four bits.
 * @param temperature divides the log-odds, so that the confidence means what it says
 */
export function quantise(model: Model, temperature: number): Weights {
  const sizes = model.table
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor((sizes.length - 1) * (1 - CUT_SHARE))] ?? 1;
  const step = largest / LARGEST;
  const steps = model.table.map((value) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step))));
  return {
    bucketCount: model.bucketCount,
    scale: Math.fround(step / temperature),
    bias: [model.bias[0] / step, model.bias[1] / step],
    table: Uint8Array.from({ length: model.bucketCount }, (_, bucket) => {
      return packed(steps[2 * bucket] ?? 0, steps[2 * bucket + 1] ?? 0);
    }),
  };
}
