import type { Random } from './random.ts';

const NEIGHBOURS: Record<string, string> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};
const SHORTEST_WORD = 4;

/**
 * The message with one slip of the fingers in about one word of `every`: letters swapped, dropped, doubled or hit beside, as people
 * in a hurry type.
 */
export function misspell(text: string, every: number, random: Random): string {
  return text
    .split(' ')
    .map((word) => (word.length >= SHORTEST_WORD && random.below(every) === 0 ? slip(word, random) : word))
    .join(' ');
}

function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 1);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (random.below(4)) {
    case 0:
      return before.slice(0, -1) + letter + before.slice(-1) + after;
    case 1:
      return before + after;
    case 2:
      return before + letter + letter + after;
    default: {
      const near = NEIGHBOURS[letter.toLowerCase()] ?? letter;
      return before + near.charAt(random.below(near.length)) + after;
    }
  }
}

/** The German message without its umlauts (ü → u), as typed on a foreign keyboard. */
export function dropUmlauts(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss');
}
