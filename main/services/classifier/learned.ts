import type { Classification, Classifier } from './classifier.ts';
import { featuresOf } from './features.ts';
import { eBankingOf, itSupportOf, readWeights } from './weights.ts';

/**
 * The learned rule: a linear model over hashed pieces of the message (see features.ts), whose confidence is the
 * calibrated probability of the category it names. Made by `scripts/classifier/train.ts`.
 * @param weights the bytes of `resources/classifier/weights.bin`; kept, not copied
 * @throws Error if the bytes are not a whole weights file of this program's version
 */
export function createLearnedClassifier(weights: Uint8Array): Classifier {
  const { bucketCount, scale, bias, table } = readWeights(weights);
  return {
    classify(message: string): Classification {
      const { buckets, values } = featuresOf(message, bucketCount);
      let bank = bias[0];
      let it = bias[1];
      for (const [index, bucket] of buckets.entries()) {
        const value = values[index] ?? 0;
        const byte = table[bucket] ?? 0;
        bank += value * eBankingOf(byte);
        it += value * itSupportOf(byte);
      }
      return decide(bank * scale, it * scale);
    },
  };
}

/** Softmax over the two log-odds and General's zero. */
function decide(bank: number, it: number): Classification {
  const largest = Math.max(bank, it, 0);
  const sum = Math.exp(bank - largest) + Math.exp(it - largest) + Math.exp(-largest);
  const confidence = 1 / sum;
  if (largest === 0) return { category: 'General', confidence };
  return { category: bank >= it ? 'E-Banking' : 'IT Support', confidence };
}
