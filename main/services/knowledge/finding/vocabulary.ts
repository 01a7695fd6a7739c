/** The terms of the index in memory, for what the index itself cannot look up: near, related and joined words. */
import { setImmediate } from 'node:timers/promises';
import type { ArticleStore } from '../../../store/store.ts';
import { germanRoot } from './german.ts';
import { letterSet, lettersApart, typingDistance } from './spelling.ts';

export interface Vocabulary {
  has(term: string): boolean;
  /** Terms that begin with this and are longer, most frequent first. */
  startingWith(prefix: string, limit: number): string[];
  /** The longest term of at least six letters that a longer word begins with. */
  beginningOf(word: string): string | undefined;
  /** Terms of the same German root. */
  withRoot(root: string): string[];
  /** In how many passages each of these terms occurs; terms that do not occur are left out. */
  frequencies(terms: readonly string[]): Promise<Map<string, number>>;
  /** How many passages there are. */
  passages: number;
  /** Terms that a typing mistake turns into this word, nearest and then most frequent first. */
  near(term: string, mistakes: number, limit: number): { term: string; distance: number }[];
}

interface Entry {
  term: string;
  letters: number;
  /** 0 is the most frequent term of its first letter. */
  rank: number;
}

const FIRST_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** More than any organisation's documents have for one letter; a bound on memory. */
const MOST_TERMS = 50_000;

/** Reads the terms letter by letter, so that the event loop goes on in between. Terms of other scripts are left out. */
export async function readVocabulary(articles: ArticleStore): Promise<Vocabulary> {
  const byLetter = new Map<string, Entry[]>();
  const byRoot = new Map<string, string[]>();
  const counted = new Map<string, number>();
  for (const letter of FIRST_LETTERS) {
    const terms = await articles.termsWithPrefix(letter, MOST_TERMS);
    const entries = terms.map((term, rank) => ({ term, letters: letterSet(term), rank }));
    byLetter.set(
      letter,
      entries.sort((a, b) => (a.term < b.term ? -1 : 1)),
    );
    for (const term of terms) {
      const root = germanRoot(term);
      const family = byRoot.get(root);
      if (family) family.push(term);
      else byRoot.set(root, [term]);
    }
    await setImmediate();
  }

  function entriesOf(word: string): readonly Entry[] {
    return byLetter.get(word.slice(0, 1)) ?? [];
  }

  return {
    passages: await articles.countPassages(),
    async frequencies(terms) {
      const uncounted = terms.filter((term) => !counted.has(term));
      if (uncounted.length > 0) {
        const found = await articles.frequencies(uncounted);
        for (const [term, frequency] of found) counted.set(term, frequency);
      }
      return counted;
    },
    has(term) {
      const entries = entriesOf(term);
      return entries[firstNotBefore(entries, term)]?.term === term;
    },
    startingWith(prefix, limit) {
      const entries = entriesOf(prefix);
      const found: Entry[] = [];
      for (let index = firstNotBefore(entries, prefix); index < entries.length; index++) {
        const entry = entries[index];
        if (!entry?.term.startsWith(prefix)) break;
        if (entry.term !== prefix) found.push(entry);
      }
      found.sort((a, b) => a.rank - b.rank);
      return found.slice(0, limit).map(({ term }) => term);
    },
    beginningOf(word) {
      const entries = entriesOf(word);
      for (let length = word.length - 1; length >= Math.max(6, word.length / 2); length--) {
        const beginning = word.slice(0, length);
        if (entries[firstNotBefore(entries, beginning)]?.term === beginning) return beginning;
      }
      return undefined;
    },
    withRoot: (root) => byRoot.get(root) ?? [],
    near(word, most, limit) {
      const letters = letterSet(word);
      const found: (Entry & { distance: number })[] = [];
      // Of a short word only two letters may have changed places.
      for (const swapped of word.length < 3 ? [] : most === 0 ? swaps(word) : swaps(word).slice(0, 1)) {
        const entries = entriesOf(swapped);
        const entry = entries[firstNotBefore(entries, swapped)];
        if (entry?.term === swapped) found.push({ ...entry, distance: 1 });
      }
      // The first letter is nearly always right, unless it changed places with the second.
      for (const entry of most === 0 ? [] : entriesOf(word)) {
        if (Math.abs(entry.term.length - word.length) > most) continue;
        if (lettersApart(entry.letters, letters) > 2 * most) continue;
        const distance = typingDistance(word, entry.term, most);
        if (distance > 0 && distance <= most) found.push({ ...entry, distance });
      }
      found.sort((a, b) => a.distance - b.distance || a.rank - b.rank);
      return found.slice(0, limit).map(({ term, distance }) => ({ term, distance }));
    },
  };
}

/** A word with each two neighbouring letters swapped, the first two first. */
function swaps(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => {
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }).filter((swapped) => swapped !== word);
}

/** Where a term is or would be among entries in alphabetical order. */
function firstNotBefore(entries: readonly Entry[], term: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.term ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
