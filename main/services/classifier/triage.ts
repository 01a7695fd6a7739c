import type { FeedbackStore } from '../../store/store.ts';
import type { Classification, Classifier } from './classifier.ts';

/** Decides which desk a message is for; what a person corrected on this machine goes before any rule. */
export interface Triage {
  /** @returns confidence 1 where a person said so */
  classify(message: string): Promise<Classification>;
}

export function createTriage(
  classifier: Classifier,
  corrections: Pick<FeedbackStore, 'correctionOf'>,
): Triage {
  return {
    async classify(message) {
      const corrected = await corrections.correctionOf(message);
      return corrected ? { category: corrected, confidence: 1 } : classifier.classify(message);
    },
  };
}
