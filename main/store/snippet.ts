/** The place in a text where words of a search occur. */
import { WORD } from './search.ts';

const WORDS_BEFORE = 6;
const WORDS_AFTER = 12;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * The text around the first hit on one line, with `[` and `]` around each word found and `…` where it is cut.
 * @returns null where none of the words begins a word of the text
 */
export function snippetOf(text: string, words: readonly string[]): string | null {
  const beginnings = words.map(fold);
  const isHit = (word: string): boolean => {
    const folded = fold(word);
    return beginnings.some((beginning) => folded.startsWith(beginning));
  };
  const before: number[] = [];
  let start: number | undefined;
  let end = 0;
  let after = 0;
  let marked = '';
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const hit = isHit(word);
    if (start === undefined) {
      before.push(index);
      if (before.length > WORDS_BEFORE + 1) before.shift();
      if (!hit) continue;
      start = before.length > WORDS_BEFORE ? (before[0] ?? 0) : 0;
      end = start;
    } else if (++after > WORDS_AFTER) {
      break;
    }
    marked += text.slice(end, index) + (hit ? `[${word}]` : word);
    end = index + word.length;
  }
  if (start === undefined) return null;
  const rest = after > WORDS_AFTER ? '…' : text.slice(end);
  return `${start > 0 ? '…' : ''}${marked}${rest}`.replaceAll(/\s+/g, ' ').trim();
}

/** Case and accents do not count, as in the index. */
function fold(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
