/** Turns changed, each into a new one. */
import type { Category } from '../../../../shared/model.ts';
import { type Answer, isUnderWay, type Turn } from './turn.ts';

/** What only this window saw – thinking, notices, how it ended – stays with turns that were read anew, and so do their keys. */
export function keepSeen(turns: Turn[], seen: readonly Turn[]): Turn[] {
  if (seen.length === 0) return turns;
  const byQuestion = new Map(seen.map((turn) => [turn.question?.id, turn]));
  return turns.map((turn) => {
    const known = turn.question && byQuestion.get(turn.question.id);
    if (!known) return turn;
    if (!known.answer || isUnderWay(known.answer)) return { ...turn, key: known.key };
    if (!turn.answer) return { ...turn, key: known.key, answer: known.answer };
    const { thought, notice, suggestsTicket, phase } = known.answer;
    const stopped = phase === 'stopped' ? { phase } : {};
    return {
      ...turn,
      key: known.key,
      answer: { ...turn.answer, thought, notice, suggestsTicket, ...stopped },
    };
  });
}

export function withAnswer(turn: Turn, change: Partial<Answer>): Turn {
  return turn.answer ? { ...turn, answer: { ...turn.answer, ...change } } : turn;
}

export function withCategory(turn: Turn, category: Category | null): Turn {
  return turn.question ? { ...turn, question: { ...turn.question, category } } : turn;
}
