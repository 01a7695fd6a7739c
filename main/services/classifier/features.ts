import { addCode, addText, startHash, toBucket } from './hash.ts';
import { stemOf } from './stem.ts';
import { isFunctionWord } from './stop-words.ts';
import { wordsOf } from './tokens.ts';

/** Names the way features are made; weights made for another version do not fit. Raise it with every change here. */
export const FEATURES_VERSION = 2;

/** Content words that are paired with each other; later ones are read alone. */
const MAX_PAIRED = 12;

/** A message of at most so many content words also counts as a whole. */
const SHORT = 3;
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
const BORDER = '_'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/** How far each kind of feature moves the vector. */
const LENGTH = { words: 1, pairsApart: 0.3, pieces: 0.8 } as const;

const START = {
  word: startHash(1),
  pair: startHash(2),
  piece: startHash(3),
  apart: startHash(4),
  stem: startHash(5),
  whole: startHash(6),
} as const;

/** A message as a sparse vector. One bucket can occur more than once: its values add up. */
export interface FeatureVector {
  buckets: number[];
  /** Same length as `buckets`. */
  values: number[];
}

/**
 * The features of a message, hashed: words, neighbouring words, stems, pairs of content words anywhere in the
 * message, and the 3 to 5 characters long pieces of each content word with its borders marked. Each kind has the same total
 * length whatever its number, so a long message does not shout louder than a short one.
 * @param bucketCount the size of the table the hashes fall into
 */
export function featuresOf(message: string, bucketCount: number): FeatureVector {
  const words = wordsOf(message);
  const stems = contentStems(words);
  const vector: FeatureVector = { buckets: [], values: [] };
  const add = (hash: number): void => {
    vector.buckets.push(toBucket(hash, bucketCount));
  };
  addWords(words, stems, add);
  fill(vector, LENGTH.words);
  addPairsApart(stems, add);
  fill(vector, LENGTH.pairsApart);
  for (const word of words) if (!isFunctionWord(word)) addPieces(word, add);
  fill(vector, LENGTH.pieces);
  return vector;
}

type Add = (hash: number) => void;

function addWords(words: readonly string[], stems: readonly string[], add: Add): void {
  let before = '^';
  for (const word of words) {
    add(addText(START.word, word));
    add(hashOfTwo(START.pair, before, word));
    if (!isFunctionWord(word)) add(addText(START.stem, stemOf(word)));
    before = word;
  }
  add(hashOfTwo(START.pair, before, '$'));
  if (stems.length <= SHORT) add(addText(START.whole, stems.join(' ')));
}

function addPairsApart(stems: readonly string[], add: Add): void {
  for (const [index, first] of stems.entries()) {
    for (const second of stems.slice(index + 1)) add(hashOfTwo(START.apart, first, second));
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

function addPieces(word: string, add: Add): void {
  const codes = [BORDER];
  for (let index = 0; index < word.length; index += 1) codes.push(word.charCodeAt(index));
  codes.push(BORDER);
  for (const start of codes.keys()) {
    let hash: number = START.piece;
    const longest = Math.min(LONGEST_PIECE, codes.length - start);
    for (let length = 1; length <= longest; length += 1) {
      hash = addCode(hash, codes[start + length - 1] ?? BORDER);
      if (length >= SHORTEST_PIECE) add(hash);
    }
  }
}

function hashOfTwo(start: number, first: string, second: string): number {
  return addText(addCode(addText(start, first), SPACE), second);
}

/** Gives the features added since the last call the same value, so that their total length is `length`. */
function fill(vector: FeatureVector, length: number): void {
  const added = vector.buckets.length - vector.values.length;
  const value = length / Math.sqrt(added);
  for (let count = 0; count < added; count += 1) vector.values.push(value);
}
