const ENDINGS = [
  'ungen',
  'ings',
  'ing',
  'ung',
  'ern',
  'est',
  'ed',
  'es',
  'en',
  'er',
  'em',
  'et',
  'st',
  'e',
  's',
  'n',
  't',
];
const SHORTEST_STEM = 4;

/**
 * A word without its commonest English or German ending, so that transfers, transferred and transfer (or Karte and
 * Karten) meet. Not a linguist's stem: it only has to be the same for forms of one word.
 * @param word lower-case, as `wordsOf` gives it
 */
export function stemOf(word: string): string {
  for (const ending of ENDINGS) {
    if (word.length - ending.length >= SHORTEST_STEM && word.endsWith(ending)) {
      return undouble(word.slice(0, -ending.length));
    }
  }
  return word;
}

function undouble(stem: string): string {
  const last = stem.at(-1);
  return last !== undefined && last === stem.at(-2) ? stem.slice(0, -1) : stem;
}
