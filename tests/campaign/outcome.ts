/** What came of a point at which the disk failed. */
import type { Verdict } from './scenes/judge.ts';
import type { Told } from './scenes/told.ts';

export interface Outcome {
  verdict: Verdict;
  /** Writes that were acknowledged, and refused. */
  told: number;
  refused: number;
  notes: string[];
}

/** Tickets told by the scene itself. */
export function acknowledgedOf(told: Told, before: readonly string[]): number {
  return told.tickets.size + told.gone.size - before.filter((line) => line.startsWith('ticket ')).length;
}
