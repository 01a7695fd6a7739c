/** How far two words are apart in typing mistakes. */

/**
 * Damerau-Levenshtein distance (optimal string alignment): letters added, left out, exchanged or swapped with the next.
 * @param limit where it is surely more, the answer is `limit + 1`
 */
export function typingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, at(before, column - 2) + 1);
      }
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least > limit) return limit + 1;
    before = above;
    above = current;
  }
  return Math.min(at(above, b.length), limit + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/**
 * How many typing mistakes a word is forgiven: one from four letters on, two from eight.
 * @param term the word's index term: where little is left of the word, little is forgiven
 */
export function forgiven(word: string, term: string): number {
  if (term.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 || term.length < 7 ? 1 : 2;
}

const KEY_ROWS = ['qwertyuiop', 'qwertzuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm'];
const SOUND_ALIKE = ['aeiouy', 'ckq', 'szc', 'dt', 'bp', 'vfw', 'mn', 'gj'];

/** Whether a finger or an ear may well take one letter for the other. */
function confused(a: string, b: string): boolean {
  return (
    KEY_ROWS.some((row) => row.includes(a + b) || row.includes(b + a)) ||
    SOUND_ALIKE.some((letters) => letters.includes(a) && letters.includes(b))
  );
}

/**
 * Whether words that are one or two mistakes apart look like a mistake at all, or like two words: a letter left out,
 * added or swapped is one, and so is a neighbouring key; bread is no mistyped break.
 */
export function isLikelySlip(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return true;
  const apart = [...typed].flatMap((letter, index) => (letter === meant[index] ? [] : [index]));
  const swapped = apart.every(
    (index) => meant.includes(typed.charAt(index)) && typed.includes(meant.charAt(index)),
  );
  return swapped || apart.every((index) => confused(typed.charAt(index), meant.charAt(index)));
}

/** The letters of a word as a set of bits: two words at distance d differ in at most 2d of them. */
export function letterSet(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) % 31);
  return set;
}

/** How many letters are in one set and not in the other. */
export function lettersApart(a: number, b: number): number {
  let apart = a ^ b;
  let count = 0;
  while (apart !== 0) {
    apart &= apart - 1;
    count++;
  }
  return count;
}
