/** Finds the passages that answer a question. */
import type { KnowledgeHit, Language } from '../../../../shared/model.ts';
import type { ArticleStore, PassageMatch } from '../../../store/store.ts';
import { detectLanguage, languageShown } from '../../language.ts';
import type { KnowledgeResult } from '../knowledge.ts';
import { matchExpression } from './match-expression.ts';
import { createPassageReader } from './passage-reader.ts';
import { readQuestion } from './question.ts';
import { cover, type WeighedQuestion } from './score.ts';
import type { Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weigh } from './weigh.ts';
import { weights } from './weights.ts';

export interface Finder {
  search(
    question: string,
    options: { limit: number; language?: Language | undefined },
  ): Promise<KnowledgeResult>;
}

interface Ranked {
  passage: PassageMatch;
  score: number;
  rank: number;
}

/** How many passages are compared by title and keywords, and how many of them by their text as well. */
const CANDIDATES = 80;
const READ = 30;
/** With fewer of them in the question's language, it is looked through by itself. */
const FEW = 10;

/** A finder for an index as it is now: after a change another one is made. */
export function createFinder(articles: ArticleStore, synonyms: Synonyms, vocabulary: Vocabulary): Finder {
  const read = createPassageReader();

  /** The best passage of each article, best first. */
  function compare(question: WeighedQuestion, found: readonly PassageMatch[]): Ranked[] {
    const most = Math.max(1, ...found.map(({ bm25 }) => bm25));
    const ranked = found.map((passage) => {
      const terms = read(passage);
      const relative = passage.bm25 / most;
      return { passage, terms, relative, ...cover(question, { ...terms, text: () => '' }, relative) };
    });
    ranked.sort(byRank);
    // Reading the text takes longest, and can only raise a rank.
    for (const candidate of ranked.slice(0, READ)) {
      Object.assign(candidate, cover(question, candidate.terms, candidate.relative));
    }
    ranked.sort(byRank);
    const best = new Map<string, Ranked>();
    for (const { passage, score, rank } of ranked) {
      if (!best.has(passage.article_id)) best.set(passage.article_id, { passage, score, rank });
    }
    return [...best.values()];
  }

  return {
    async search(text, { limit, language = detectLanguage(text) }) {
      const question = await weigh(readQuestion(text, language, synonyms, vocabulary), vocabulary);
      const match = matchExpression(question.concepts);
      if (match === undefined) return { hits: [], confident: false };
      const found = await articles.search(match, { limit: CANDIDATES });
      const isOwn = (passage: PassageMatch) => passage.language === language;
      let own = compare(question, found.filter(isOwn));
      if (found.length === CANDIDATES && own.length < FEW && scoreOf(own) < weights.confident) {
        own = compare(question, await articles.search(match, { limit: CANDIDATES, language }));
      }
      const other = compare(
        question,
        found.filter((passage) => !isOwn(passage)),
      );
      const ranked = isOtherFirst(text, own, other) ? [...other, ...own] : [...own, ...other];
      return { hits: ranked.slice(0, limit).map(toHit), confident: scoreOf(ranked) >= weights.confident };
    },
  };
}

/** Where the question shows its language, the other one is for what this one does not answer. */
function isOtherFirst(text: string, own: readonly Ranked[], other: readonly Ranked[]): boolean {
  const isAnswered = languageShown(text) !== undefined && scoreOf(own) >= weights.confident;
  const ahead = scoreOf(other) + favourOf(other) - scoreOf(own) - favourOf(own);
  return ahead >= (isAnswered ? weights.otherThanAnswered : weights.otherLanguage);
}

function byRank(a: Ranked, b: Ranked): number {
  return b.rank + favourOf([b]) - a.rank - favourOf([a]);
}

/** The organisation's own documents go before those that ship. */
function favourOf([first]: readonly Ranked[]): number {
  return first && first.passage.origin !== 'starter' ? weights.ours : 0;
}

function scoreOf([first]: readonly Ranked[]): number {
  return first?.score ?? 0;
}

function toHit({ passage, score }: Ranked): KnowledgeHit {
  const { article_id, title, category, language, passage_id, heading, text } = passage;
  return { article_id, title, category, language, passage_id, heading, text, score };
}
