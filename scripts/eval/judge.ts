/** Asks a knowledge base, and tells right answers from wrong ones. */
import type { Knowledge } from '../../main/services/knowledge/knowledge.ts';
import { detectLanguage } from '../../main/services/language.ts';
import { atLeast, atMost, type EvalRow, share } from './row.ts';

/** A question, and the articles that answer it: any of them is right, and none where nothing does. */
export interface JudgedQuestion {
  ask: string;
  ids: readonly string[];
  /** The questions before it, newest first. */
  context?: string[];
}

interface Verdict extends JudgedQuestion {
  /** Where the right article stands: 0 is first, -1 not among the first three. */
  place: number;
  confident: boolean;
  found: string;
  score: number;
}

const GOALS = { first: 0.85, three: 0.95, wrong: 0.05 };

export async function judge(knowledge: Knowledge, questions: readonly JudgedQuestion[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const question of questions) {
    const { ask, ids, context = [] } = question;
    const language = detectLanguage(ask);
    const { hits, confident } = await knowledge.search(ask, { limit: 3, language, context });
    verdicts.push({
      ...question,
      place: hits.findIndex(({ article_id }) => ids.includes(article_id)),
      confident,
      found: hits[0]?.article_id ?? 'nothing',
      score: hits[0]?.score ?? 0,
    });
  }
  return verdicts;
}

/** The figures of questions that have an answer. */
export function foundRows(of: string, verdicts: readonly Verdict[]): EvalRow[] {
  const first = share(verdicts.map(({ place }) => place === 0));
  const three = share(verdicts.map(({ place }) => place >= 0));
  return [
    atLeast(`${of} (${verdicts.length}): right first`, first, GOALS.first),
    atLeast(`${of}: in the first three`, three, GOALS.three),
  ];
}

/** The figure of questions that have none. */
export function refusedRow(of: string, verdicts: readonly Verdict[]): EvalRow {
  const wrong = share(verdicts.map(({ confident }) => confident));
  return atMost(`${of} (${verdicts.length}): wrongly answered`, wrong, GOALS.wrong);
}

/** What was answered wrongly, the surest first, then what was not found. */
export function worstErrors(verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter(({ ids, place, confident }) => (ids.length === 0 ? confident : place !== 0))
    .toSorted((a, b) => badness(b) - badness(a))
    .map(({ ask, ids, place, found, score, confident }) => {
      const wanted = ids.length === 0 ? 'no answer' : ids.join(' or ');
      const sure = confident ? '' : ', not sure';
      const at = place > 0 ? `, right one at ${place + 1}` : '';
      return `${score.toFixed(2)} ${ask} -> ${found}${sure}, not ${wanted}${at}`;
    });
}

/** A wrong answer given for sure is worst; a right one further down is half as bad. */
function badness({ place, confident, score }: Verdict): number {
  return (confident ? 1 + score : score) * (place > 0 ? 0.5 : 1);
}
