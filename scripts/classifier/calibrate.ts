import { createLearnedClassifier } from '../../main/services/classifier/learned.ts';
import { writeWeights } from '../../main/services/classifier/weights.ts';
import type { Row } from './corpus.ts';
import type { Model } from './learn.ts';
import { quantise } from './quantise.ts';

const TEMPERATURES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5];
/** Never below: the mean would be ruled by one confident mistake. */
const LEAST_SHARE = 0.001;

/** The temperature whose confidences fit the development rows best (lowest mean negative log-likelihood of right/wrong). */
export function bestTemperature(model: Model, rows: readonly Row[]): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (const temperature of TEMPERATURES) {
    const classifier = createLearnedClassifier(writeWeights(quantise(model, temperature)));
    let loss = 0;
    for (const row of rows) {
      const { category, confidence } = classifier.classify(row.text);
      const share = category === row.label ? confidence : 1 - confidence;
      loss -= Math.log(Math.max(share, LEAST_SHARE));
    }
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}
