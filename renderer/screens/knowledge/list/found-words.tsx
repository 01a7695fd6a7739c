/** A text with the words that were searched for marked, where a word begins with them. */
export function FoundWords({ text, words }: { text: string; words: string }) {
  return splitAtWords(text, words).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
  );
}

/** What lies between the words and the words in turn, beginning with what lies before the first. */
export function splitAtWords(text: string, words: string): string[] {
  const wanted = words.match(/[\p{L}\p{N}]{2,}/gu);
  if (!wanted) return [text];
  // Longer ones first: of two that begin alike the longer is marked as a whole.
  const choice = wanted.toSorted((a, b) => b.length - a.length).join('|');
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${choice})`, 'giu'));
}
