import type { Weights } from '../../main/services/classifier/weights.ts';
import type { Model } from './learn.ts';

const LARGEST = 127;
/** The share of used weights that may be cut to the largest step, so that the others keep a finer one. */
const CUT_SHARE = 0.0005;

/**
 * The model in int8 steps.
 * @param temperature divides the log-odds, so that the confidence means what it says
 */
export function quantise(model: Model, temperature: number): Weights {
  const sizes = model.table
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor((sizes.length - 1) * (1 - CUT_SHARE))] ?? 1;
  const step = largest / LARGEST;
  const toStep = (value: number): number => Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)));
  return {
    bucketCount: model.bucketCount,
    scale: Math.fround(step / temperature),
    bias: [Math.round(model.bias[0] / step), Math.round(model.bias[1] / step)],
    table: Int8Array.from(model.table, toStep),
  };
}
