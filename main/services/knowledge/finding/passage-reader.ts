/** Reads found passages as index terms, and remembers the last ones. */
import type { PassageMatch } from '../../../store/store.ts';
import { stem } from './stem.ts';
import { foldedWords } from './words.ts';

/** A passage's index terms by place. Lines have a space around each term, so that ` a b ` is looked up as text. */
export interface PassageTerms {
  title: string;
  titleTerms: string[];
  keywords: { line: string; terms: string[] }[];
  heading: string;
  /** The words of its article's id, and so of its file's path. */
  name: string;
  /** Read when it is asked for: most words are found before. */
  text: () => string;
}

const MOST_PASSAGES = 2000;
const MOST_WORDS = 50_000;

/** @returns a function that gives a passage's terms */
export function createPassageReader(): (match: PassageMatch) => PassageTerms {
  const passages = new Map<number, PassageTerms>();
  const stems = new Map<string, string>();

  function termsOf(text: string): string[] {
    return foldedWords(text).map((word) => {
      const known = stems.get(word);
      if (known !== undefined) return known;
      if (stems.size >= MOST_WORDS) stems.clear();
      const term = stem(word);
      stems.set(word, term);
      return term;
    });
  }

  function read(match: PassageMatch): PassageTerms {
    const titleTerms = termsOf(match.title);
    let text: string | undefined;
    return {
      title: lineOf(titleTerms),
      titleTerms,
      keywords: match.keywords.map((keyword) => {
        const terms = termsOf(keyword);
        return { line: lineOf(terms), terms };
      }),
      heading: lineOf(termsOf(match.heading)),
      name: lineOf(termsOf(match.article_id)),
      text() {
        text ??= lineOf(termsOf(match.text));
        return text;
      },
    };
  }

  return (match) => {
    // The store never gives a passage's id to another one.
    let terms = passages.get(match.passage_id);
    if (!terms) {
      if (passages.size >= MOST_PASSAGES) passages.clear();
      terms = read(match);
      passages.set(match.passage_id, terms);
    }
    return terms;
  };
}

function lineOf(terms: readonly string[]): string {
  return ` ${terms.join(' ')} `;
}
