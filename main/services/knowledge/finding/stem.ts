/**
 * The Porter stemmer exactly as SQLite's FTS5 runs it, so that words of a question can be compared with the index's terms.
 * M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980; SQLite, ext/fts5/fts5_tokenize.c.
 */

type Rule = readonly [suffix: string, replacement: string];

const STEP_2: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];

const STEP_3: readonly Rule[] = [
  ['ical', 'ic'],
  ['ness', ''],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ful', ''],
  ['ative', ''],
  ['alize', 'al'],
];

const STEP_4: readonly Rule[] = [
  'al,ance,ence,er,ic,able,ible,ant,ement,ment,ent,ion,ou,ism,ate,iti,ous,ive,ize',
].flatMap((list) => list.split(',').map((suffix): Rule => [suffix, '']));

/** In bytes, as FTS5 counts. */
const SHORTEST = 3;
const LONGEST = 64;

/**
 * The index term of a word.
 * @param word folded, as `tokens` gives it
 */
export function stem(word: string): string {
  if (/^[\0-\x7f]*$/.test(word)) return stemBytes(word);
  // FTS5 works on UTF-8 bytes: one Latin-1 character stands for one byte here.
  return Buffer.from(stemBytes(Buffer.from(word, 'utf8').toString('latin1')), 'latin1').toString('utf8');
}

function stemBytes(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST) return word;
  let w = withoutParticiple(withoutPlural(word));
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaced(w, STEP_2, (rest) => measure(rest) > 0);
  w = replaced(w, STEP_3, (rest) => measure(rest) > 0);
  w = replaced(w, STEP_4, (rest, suffix) => measure(rest) > 1 && (suffix !== 'ion' || /[st]$/.test(rest)));
  if (w.endsWith('e')) {
    const rest = w.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !endsShort(rest))) w = rest;
  }
  return w.endsWith('ll') && measure(w.slice(0, -1)) > 1 ? w.slice(0, -1) : w;
}

function withoutPlural(w: string): string {
  if (!w.endsWith('s') || w.endsWith('ss')) return w;
  const long = (w.endsWith('sses') && w.length > 4) || (w.endsWith('ies') && w.length > 3);
  return w.slice(0, long ? -2 : -1);
}

function withoutParticiple(w: string): string {
  if (w.endsWith('eed') && w.length > 3) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const suffix = w.endsWith('ed') && w.length > 2 ? 2 : w.endsWith('ing') && w.length > 3 ? 3 : 0;
  const rest = w.slice(0, w.length - suffix);
  if (suffix === 0 || !hasVowel(rest)) return w;
  if (/.(?:at|bl|iz)$/s.test(rest)) return `${rest}e`;
  if (/([^aeiou])\1$/s.test(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

/** Applies the first rule whose suffix the word has. */
function replaced(w: string, rules: readonly Rule[], may: (rest: string, suffix: string) => boolean): string {
  for (const [suffix, replacement] of rules) {
    if (!w.endsWith(suffix) || w.length <= suffix.length) continue;
    const rest = w.slice(0, -suffix.length);
    return may(rest, suffix) ? rest + replacement : w;
  }
  return w;
}

/** A y after a consonant is a vowel, every other y a consonant. */
function shape(w: string): string {
  let shaped = '';
  for (const letter of w) {
    const vowel = 'aeiou'.includes(letter) || (letter === 'y' && shaped.endsWith('c'));
    shaped += vowel ? 'v' : 'c';
  }
  return shaped;
}

/** How often a vowel is followed by a consonant: Porter's m. */
function measure(w: string): number {
  return shape(w).split('vc').length - 1;
}

function hasVowel(w: string): boolean {
  return /[aeiou]|.y/s.test(w);
}

/** Consonant, vowel, consonant other than w, x and y at the end: Porter's *o. */
function endsShort(w: string): boolean {
  return shape(w).endsWith('cvc') && !/[wxy]$/.test(w);
}
