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

/** How many passages are compared by title and keywords, and how many of them by their text as well. */
const CANDIDATES = 40;
const READ = 16;
/** With fewer of them in the question's language, it is looked through by itself. */
const FEW = 10;

/** A finder for an index as it is now: after a change another one is made. */
export function createFinder(articles: ArticleStore, synonyms: Synonyms, vocabulary: Vocabulary): Finder {
  const read = createPassageReader();

  /** The best passage of each article, best first. */
  function compare(question: WeighedQuestion, found: readonly PassageMatch[]): KnowledgeHit[] {
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
    const hits = new Map<string, KnowledgeHit>();
    for (const { passage, score } of ranked) {
      if (!hits.has(passage.article_id)) hits.set(passage.article_id, toHit(passage, score));
    }
    return [...hits.values()];
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
      // Where the question shows its language, the other one is for what this one does not answer.
      const least =
        languageShown(text) === undefined ? scoreOf(own) + weights.otherLanguage : weights.confidentOther;
      const otherFirst =
        scoreOf(other) >= least && (scoreOf(own) < weights.confident || languageShown(text) === undefined);
      const hits = otherFirst ? [...other, ...own] : [...own, ...other];
      return { hits: hits.slice(0, limit), confident: scoreOf(hits) >= weights.confident };
    },
  };
}

function byRank(a: { rank: number }, b: { rank: number }): number {
  return b.rank - a.rank;
}

function scoreOf(hits: readonly KnowledgeHit[]): number {
  return hits[0]?.score ?? 0;
}

function toHit(passage: PassageMatch, score: number): KnowledgeHit {
  const { article_id, title, category, language, passage_id, heading, text } = passage;
  return { article_id, title, category, language, passage_id, heading, text, score };
}
