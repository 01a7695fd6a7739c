/** A search's snippet, the words found in it marked: the store puts them in square brackets. */
export function Snippet({ text }: { text: string }) {
  // Splitting by a pattern with a group gives text and group in turn.
  return plain(text)
    .split(/\[([^\][]*)\]/)
    .map((piece, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
    );
}

/** Without the signs of Markdown, which say nothing in a line that shows no layout. */
function plain(text: string): string {
  return text.replaceAll(/`{1,3}|\*\*|(?<=^|\s)#{1,6}(?=\s)/g, '').replaceAll(/\s+/g, ' ');
}
