import { featuresOf } from '../../main/services/classifier/features.ts';
import type { Category } from '../../shared/model.ts';
import { createRandom, shuffle } from './random.ts';

export interface LearnOptions {
  bucketCount: number;
  epochs: number;
  rate: number;
  /** Shrinks a weight by this share of the rate each time it is touched. */
  decay: number;
  seed: number;
}

/** A message to learn from. */
export interface Lesson {
  text: string;
  label: Category;
  weight: number;
}

/** Log-odds against General: E-Banking and IT Support, two per bucket; biases likewise. */
export interface Model {
  bucketCount: number;
  table: Float64Array;
  bias: [eBanking: number, itSupport: number];
}

interface Prepared {
  buckets: Int32Array;
  values: Float64Array;
  target: number;
  weight: number;
}

const CLASSES: readonly Category[] = ['E-Banking', 'IT Support', 'General'];

/**
 * Multinomial logistic regression by stochastic gradient descent with a step per bucket that shrinks (AdaGrad),
 * averaged over the second half of the epochs. Uses only operations whose results IEEE 754 fixes, so the same
 * lessons and options give the same bits on every machine.
 */
export function learn(lessons: readonly Lesson[], options: LearnOptions): Model {
  const { bucketCount, epochs, seed } = options;
  const random = createRandom(seed);
  const prepared = lessons.map((lesson) => prepare(lesson, bucketCount));
  const weights = new Float64Array(3 * (bucketCount + 1));
  const squares = new Float64Array(3 * (bucketCount + 1));
  const sum = new Float64Array(3 * (bucketCount + 1));
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(prepared, random);
    for (const lesson of prepared) step(lesson, weights, squares, options);
    if (2 * epoch < epochs - 1) continue;
    for (let index = 0; index < sum.length; index += 1) sum[index] = at(sum, index) + at(weights, index);
  }
  return againstGeneral(sum, Math.ceil((epochs + 1) / 2), bucketCount);
}

/** The model whose every weight is the mean of theirs; what it says is between what they say. */
export function meanOf(models: readonly Model[]): Model {
  const [first] = models;
  if (first === undefined) throw new Error('There is no mean of no models.');
  const mean = (pick: (model: Model) => number): number => {
    return models.reduce((sum, model) => sum + pick(model), 0) / models.length;
  };
  return {
    bucketCount: first.bucketCount,
    table: first.table.map((_, index) => mean(({ table }) => at(table, index))),
    bias: [mean(({ bias }) => bias[0]), mean(({ bias }) => bias[1])],
  };
}

function prepare(lesson: Lesson, bucketCount: number): Prepared {
  const { buckets, values } = featuresOf(lesson.text, bucketCount);
  // The last bucket of the training table is the bias: always there, with the value 1.
  return {
    buckets: Int32Array.from([...buckets, bucketCount]),
    values: Float64Array.from([...values, 0.3]),
    target: CLASSES.indexOf(lesson.label),
    weight: lesson.weight,
  };
}

function step(lesson: Prepared, weights: Float64Array, squares: Float64Array, options: LearnOptions): void {
  const { buckets, values, target, weight } = lesson;
  const scores: [number, number, number] = [0, 0, 0];
  for (let index = 0; index < buckets.length; index += 1) {
    const value = at(values, index);
    const base = 3 * at(buckets, index);
    scores[0] += value * at(weights, base);
    scores[1] += value * at(weights, base + 1);
    scores[2] += value * at(weights, base + 2);
  }
  const shares = softmax(scores);
  for (let which = 0; which < 3; which += 1) {
    const error = weight * (at(shares, which) - (which === target ? 1 : 0));
    for (let index = 0; index < buckets.length; index += 1) {
      const place = 3 * at(buckets, index) + which;
      const held = at(weights, place);
      const gradient = error * at(values, index) + options.decay * held;
      const square = at(squares, place) + gradient * gradient;
      squares[place] = square;
      weights[place] = held - (options.rate * gradient) / (Math.sqrt(square) + 1e-6);
    }
  }
}

function softmax(scores: readonly [number, number, number]): [number, number, number] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => exponential(score - largest));
  const [first = 0, second = 0, third = 0] = powers;
  const total = first + second + third;
  return [first / total, second / total, third / total];
}

/**
 * e to a power of at most 0. Math.exp may differ in its last bit between engines; this one may not: e^x = (e^(x/1024))^1024
 * with five terms of the series, right to six digits.
 */
export function exponential(power: number): number {
  if (power < -40) return 0;
  const part = power / 1024;
  let result = 1 + part * (1 + (part / 2) * (1 + (part / 3) * (1 + part / 4)));
  for (let doubling = 0; doubling < 10; doubling += 1) result *= result;
  return result;
}

function againstGeneral(sum: Float64Array, count: number, bucketCount: number): Model {
  const table = new Float64Array(2 * bucketCount);
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    const general = at(sum, 3 * bucket + 2);
    table[2 * bucket] = (at(sum, 3 * bucket) - general) / count;
    table[2 * bucket + 1] = (at(sum, 3 * bucket + 1) - general) / count;
  }
  const base = 3 * bucketCount;
  const general = at(sum, base + 2);
  const bias = (which: number): number => (0.3 * (at(sum, base + which) - general)) / count;
  return { bucketCount, table, bias: [bias(0), bias(1)] };
}

function at(array: Float64Array | Int32Array | readonly number[], index: number): number {
  return array[index] ?? 0;
}
