import { expect, it } from 'vitest';
import { createKeywordClassifier } from '../../main/services/classifier/keywords.ts';

it.each([
  ['My card was declined', 'E-Banking'],
  ['I forgot my PASSWORD', 'IT Support'],
  ['I cannot access my email account.', 'IT Support'], // a tie goes to IT: E-Banking must be highest
  ['bank account and printer', 'E-Banking'],
  ['discard it', 'E-Banking'], // substrings count, as the specification's rule has it
  ['vpn drops', 'General'],
  ['', 'General'],
])('classifies %j as %s', (message, category) => {
  expect(createKeywordClassifier().classify(message).category).toBe(category);
});

it('gives the share of the evidence as confidence', () => {
  const { classify } = createKeywordClassifier();
  expect(classify('bank account and printer').confidence).toBeCloseTo(2 / 3);
  expect(classify('hello').confidence).toBe(0);
});
