/** Cuts text to at most `max` characters at the end of a word, with an ellipsis where something was cut. */
export function shorten(text: string, max: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat.length <= max) return flat;
  const cut = flat.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:!?-]+$/, '')}…`;
}

/** A title for a conversation, made from its first question: the first line, at most 60 characters. */
export function titleOf(question: string): string {
  return shorten(question.trim().split('\n', 1)[0] ?? '', 60);
}
