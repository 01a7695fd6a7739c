import type { Category } from '../../../shared/model.ts';

export interface Classification {
  category: Category;
  /** 0 to 1: the share of the evidence that speaks for the category. */
  confidence: number;
}

/** Decides which desk a message is for. */
export interface Classifier {
  /** @param message what a person typed; any text */
  classify(message: string): Classification;
}
