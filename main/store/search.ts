/** What people typed as FTS5 expressions: every word in quotes, so that none can be an operator. */

/** A word as the index's tokenizer sees words: letters and digits. */
export const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** The words of a query, each once. */
export function typedWords(query: string): string[] {
  return [...new Set(query.match(WORD))];
}

/** Matches a word and what begins with it. */
export function prefixTerm(word: string): string {
  return `"${word}"*`;
}

/** All of the words, anywhere in a row, in any order. */
export function allOf(words: readonly string[]): string {
  return words.map(prefixTerm).join(' AND ');
}

/** One of the words at least. */
export function anyOf(words: readonly string[]): string {
  return words.map(prefixTerm).join(' OR ');
}

/**
 * As many terms as a statement has places for: the last one is repeated up to 4, 8, 16 … terms. A statement for each
 * number of words would be kept for each; those for 200 words alone took 90 MB.
 */
export function fillPlaces(terms: readonly string[]): string[] {
  const places = terms.length <= 4 ? terms.length : 2 ** Math.ceil(Math.log2(terms.length));
  return Array.from({ length: places }, (_, n) => terms[Math.min(n, terms.length - 1)] ?? '');
}
