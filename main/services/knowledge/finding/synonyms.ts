/** Words and phrases that mean the same, in both languages. */
import { germanRoot } from './german.ts';
import { terms } from './words.ts';

export interface Synonyms {
  /**
   * The other phrases of the groups that a phrase is in, as index terms; none for an unknown one.
   * A single word is also found by its German root: Passwörter by Passwort.
   */
  of(phrase: string): readonly string[];
  /** Whether a word, as an index term, is in any group. */
  has(term: string): boolean;
  /** How many of these terms, from `index` on, make up a phrase of several words; 1 where they make up none. */
  phraseAt(spoken: readonly string[], index: number): number;
}

/**
 * Reads synonyms: one group a line, its words and phrases separated by commas; `#` begins a comment. Those before a `>`
 * are looked for as those after it too, and not the other way round.
 * @param lists the texts of one or several such files
 */
export function parseSynonyms(lists: readonly string[]): Synonyms {
  const groups = new Map<string, Set<string>>();
  /** By first word: how many words the longest phrase has. */
  const longest = new Map<string, number>();
  for (const line of lists.flatMap((list) => list.split(/\r?\n/))) {
    const [said = [], meant = said] = (line.split('#', 1)[0] ?? '').split('>').map(phrasesOf);
    for (const phrase of said) {
      for (const key of keysOf(phrase)) {
        const group = groups.get(key) ?? new Set();
        for (const other of meant) group.add(other);
        groups.set(key, group);
      }
      const [first = '', ...others] = phrase.split(' ');
      longest.set(first, Math.max(longest.get(first) ?? 1, others.length + 1));
    }
  }
  return {
    of(phrase) {
      const others = new Set(keysOf(phrase).flatMap((key) => [...(groups.get(key) ?? [])]));
      others.delete(phrase);
      return [...others];
    },
    has: (term) => keysOf(term).some((key) => groups.has(key)),
    phraseAt(spoken, index) {
      const most = Math.min(longest.get(spoken[index] ?? '') ?? 1, spoken.length - index);
      for (let length = most; length > 1; length--) {
        if (groups.has(spoken.slice(index, index + length).join(' '))) return length;
      }
      return 1;
    },
  };
}

function phrasesOf(list: string): string[] {
  return list
    .split(',')
    .map((phrase) => terms(phrase).join(' '))
    .filter(Boolean);
}

function keysOf(phrase: string): string[] {
  return phrase.includes(' ') ? [phrase] : [phrase, `~${germanRoot(phrase)}`];
}
