/** Finds the passages that answer a question. */
import type { Language } from '../../../../shared/model.ts';
import type { ArticleStore, PassageMatch } from '../../../store/store.ts';
import { detectLanguage, languageShown } from '../../language.ts';
import type { KnowledgeResult } from '../knowledge.ts';
import { beginsAsContinuation, continued, mayContinue } from './follow-up.ts';
import { toHit } from './hit.ts';
import { matchExpression } from './match-expression.ts';
import { createPassageReader } from './passage-reader.ts';
import { readQuestion } from './question.ts';
import { cover, type WeighedQuestion } from './score.ts';
import type { Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { weigh } from './weigh.ts';
import { weights } from './weights.ts';

interface SearchOptions {
  limit: number;
  language?: Language | undefined;
  /** Earlier questions of the conversation, newest first. */
  context?: readonly string[] | undefined;
}

export interface Finder {
  search(question: string, options: SearchOptions): Promise<KnowledgeResult>;
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
/** How many earlier questions one may continue. */
const FAR_BACK = 3;

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

  function weighText(text: string, language: Language): Promise<WeighedQuestion> {
    return weigh(readQuestion(text, language, synonyms, vocabulary), vocabulary);
  }

  /** Passages for a question, those in its language apart from the others. */
  async function find(question: WeighedQuestion, text: string, language: Language): Promise<Ranked[]> {
    const match = matchExpression(question.concepts);
    if (match === undefined) return [];
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
    return isOtherFirst(text, own, other) ? [...other, ...own] : [...own, ...other];
  }

  /** The question with the ones before it, as far back as they are continuations themselves. */
  async function withContext(
    question: WeighedQuestion,
    language: Language,
    context: readonly string[],
  ): Promise<WeighedQuestion> {
    let whole = question;
    for (const earlier of context.slice(0, FAR_BACK)) {
      const before = await weighText(earlier, language);
      whole = continued(whole, before);
      if (!mayContinue(earlier, language, before.concepts.length)) break;
    }
    return whole;
  }

  return {
    async search(text, { limit, language = detectLanguage(text), context = [] }) {
      const question = await weighText(text, language);
      let ranked: Ranked[] = [];
      if (context.length > 0 && mayContinue(text, language, question.concepts.length)) {
        const alone = await find(question, text, language);
        const whole = await find(await withContext(question, language, context), text, language);
        ranked = scoreOf(alone) >= weights.confident && !beginsAsContinuation(text, language) ? alone : whole;
      } else {
        ranked = await find(question, text, language);
      }
      return {
        hits: ranked.slice(0, limit).map(({ passage, score }) => toHit(passage, score)),
        confident: scoreOf(ranked) >= weights.confident,
      };
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
