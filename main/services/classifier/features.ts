import { stemOf } from './stem.ts';
import { isFunctionWord } from './stop-words.ts';
import { wordsOf } from './tokens.ts';

/** Names the way features are made; weights made for another version do not fit. Raise it with every change here. */
export const FEATURES_VERSION = 1;

/** Content words that are paired with each other; later ones are read alone. */
const MAX_PAIRED = 12;

/** A message of at most so many content words also counts as a whole. */
const SHORT = 3;
const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
/** How far each kind of feature moves the vector. */
const LENGTH = { words: 1, pairsApart: 0.3, pieces: 0.8 } as const;

const KIND = { word: 1, pair: 2, characters: 3, apart: 4, stem: 5, whole: 6 } as const;

/** A message as a sparse vector. One bucket can occur more than once: its values add up. */
export interface FeatureVector {
  buckets: number[];
  /** Same length as `buckets`. */
  values: number[];
}

/**
 * The features of a message, hashed: words, neighbouring words, stems, pairs of content words anywhere in the
 * message, and the 2 to 5 characters long pieces of each word with its borders marked. Each kind has the same total
 * length whatever its number, so a long message does not shout louder than a short one.
 * @param bucketCount the size of the table the hashes fall into
 */
export function featuresOf(message: string, bucketCount: number): FeatureVector {
  const words = wordsOf(message);
  const vector: FeatureVector = { buckets: [], values: [] };
  addWords(words, bucketCount, vector.buckets);
  fill(vector, LENGTH.words);
  addPairsApart(words, bucketCount, vector.buckets);
  fill(vector, LENGTH.pairsApart);
  addPieces(words, bucketCount, vector.buckets);
  fill(vector, LENGTH.pieces);
  return vector;
}

function addWords(words: readonly string[], bucketCount: number, into: number[]): void {
  let before = '^';
  for (const word of words) {
    into.push(bucketOf(KIND.word, word, '', bucketCount), bucketOf(KIND.pair, before, word, bucketCount));
    if (!isFunctionWord(word)) into.push(bucketOf(KIND.stem, stemOf(word), '', bucketCount));
    before = word;
  }
  into.push(bucketOf(KIND.pair, before, '$', bucketCount));
  const stems = contentStems(words);
  if (stems.length <= SHORT) into.push(bucketOf(KIND.whole, stems.join(' '), '', bucketCount));
}

function addPairsApart(words: readonly string[], bucketCount: number, into: number[]): void {
  const stems = contentStems(words);
  for (const [index, first] of stems.entries()) {
    for (const second of stems.slice(index + 1)) into.push(bucketOf(KIND.apart, first, second, bucketCount));
  }
}

/** The stems of the first content words, each once, in alphabetical order. */
function contentStems(words: readonly string[]): string[] {
  const stems = new Set<string>();
  for (const word of words) {
    if (stems.size >= MAX_PAIRED) break;
    if (!isFunctionWord(word)) stems.add(stemOf(word));
  }
  return [...stems].sort();
}

function addPieces(words: readonly string[], bucketCount: number, into: number[]): void {
  for (const word of words) {
    const marked = `_${word}_`;
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1) {
      for (let start = 0; start + length <= marked.length; start += 1) {
        into.push(bucketOf(KIND.characters, marked.slice(start, start + length), '', bucketCount));
      }
    }
  }
}

/** Gives the features added since the last call the same value, so that their total length is `length`. */
function fill(vector: FeatureVector, length: number): void {
  const added = vector.buckets.length - vector.values.length;
  const value = length / Math.sqrt(added);
  for (let count = 0; count < added; count += 1) vector.values.push(value);
}

/** FNV-1a over the kind and the two texts, mixed once more so that the remainder uses all bits. */
function bucketOf(kind: number, first: string, second: string, bucketCount: number): number {
  let hash = Math.imul(0x811c9dc5 ^ kind, 0x01000193);
  for (let index = 0; index < first.length; index += 1) {
    hash = Math.imul(hash ^ first.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ 0x20, 0x01000193);
  for (let index = 0; index < second.length; index += 1) {
    hash = Math.imul(hash ^ second.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % bucketCount;
}
