/** What people typed as FTS5 expressions: every word in quotes, so that none can be an operator. */

/** A word as the index's tokenizer sees words: letters and digits. */
export const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Each costs up to 0.1 s among 100,000 messages: it has to be brought together from all words that begin with it. */
const MOST_WORDS = 6;

/** The words of a query, each once; of many the longest, which tell most. */
export function typedWords(query: string): string[] {
  const words = [...new Set(query.match(WORD))];
  return words.length <= MOST_WORDS
    ? words
    : words.toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS);
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
