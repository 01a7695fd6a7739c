/** Signs that look alike, as one: each is replaced by another of the same length, so that places stay true. */

const HAS_OTHER = /[^\x20-\x7e\n\r\täöüÄÖÜß•]/;
/** Blanks of all kinds and signs without width. */
const BLANK =
  /[\u034f\u00a0\u115f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f\u2060-\u2064\u2800\u3000\u3164\ufeff]/g;
const DASH = /[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** Full-width, Arabic and Devanagari digits, as first signs of their ranges of ten. */
const DIGIT = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;
/** Full-width Latin letters. */
const LETTER = /[\uff21-\uff3a\uff41-\uff5a]/g;
const QUOTE = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u0060\u00b4]/g;

export function toPlain(text: string): string {
  if (!HAS_OTHER.test(text)) return text;
  return text
    .replaceAll(BLANK, ' ')
    .replaceAll(DASH, '-')
    .replaceAll(QUOTE, '"')
    .replaceAll(LETTER, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(DIGIT, (digit) => String(digitOf(digit.charCodeAt(0))));
}

function digitOf(code: number): number {
  const start = [0xff10, 0x0660, 0x06f0, 0x0966].findLast((first) => first <= code && code < first + 10);
  return start === undefined ? 0 : code - start;
}
