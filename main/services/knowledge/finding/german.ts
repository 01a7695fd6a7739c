/**
 * What the index's English stemmer does not know of German: endings, participles and other ways to write umlauts.
 * All words are folded. Roots are compared with roots, so that they need not be words.
 */

const SEPARABLE = /^(ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|um|vor|weg|zu|zuruck|frei)(?:ge|zu)(?=.{3})/;
const ENDINGS = [
  'barkeit',
  'ungen',
  'bar',
  'ung',
  'ern',
  'est',
  'en',
  'em',
  'er',
  'es',
  'et',
  'st',
  'te',
  'e',
  'n',
  's',
  't',
];
const SHORTEST_ROOT = 4;

/**
 * The root that forms of one German word share: Karte, Karten; sperren, gesperrt, Sperrung; ablaufen, abgelaufen.
 * After J. Savoy's light stemmer, with participles and -ung added.
 */
export function germanRoot(word: string): string {
  const bare = withoutParticiple(word);
  for (const ending of ENDINGS) {
    if (!bare.endsWith(ending) || bare.length - ending.length < SHORTEST_ROOT) continue;
    return bare.slice(0, -ending.length);
  }
  return bare;
}

function withoutParticiple(word: string): string {
  if (!/(?:t|te|ten|ter|tes|en)$/.test(word)) return word;
  const joined = word.replace(SEPARABLE, '$1');
  return joined === word ? word.replace(/^ge(?=.{5})/, '') : joined;
}

/** Other spellings of a word: ae for ä, ss for ß and the other way round. */
export function otherSpellings(word: string): string[] {
  const spelled = [
    word.replaceAll(/([aou])e/g, '$1'),
    word.replaceAll('ss', 'ß'),
    word.replaceAll('ß', 'ss'),
  ];
  return [...new Set(spelled)].filter((other) => other !== word);
}
