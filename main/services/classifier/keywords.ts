import type { Classification, Classifier } from './classifier.ts';

const E_BANKING = ['bank', 'account', 'transaction', 'loan', 'card'];
const IT_SUPPORT = ['password', 'login', 'computer', 'network', 'email', 'printer'];

/**
 * The specification's rule, to the letter: count the keywords that occur anywhere in the lower-case message;
 * E-Banking where it scores highest, else IT Support where it scores at all, else General.
 */
export function createKeywordClassifier(): Classifier {
  return {
    classify(message: string): Classification {
      const text = message.toLowerCase();
      const bank = countOccurring(E_BANKING, text);
      const it = countOccurring(IT_SUPPORT, text);
      if (bank > it) return { category: 'E-Banking', confidence: bank / (bank + it) };
      if (it > 0) return { category: 'IT Support', confidence: it / (bank + it) };
      return { category: 'General', confidence: 0 };
    },
  };
}

function countOccurring(keywords: readonly string[], text: string): number {
  return keywords.filter((keyword) => text.includes(keyword)).length;
}
