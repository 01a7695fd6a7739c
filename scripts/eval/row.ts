/** What an evaluation of one part of the product tells. */

export interface EvalRow {
  measure: string;
  value: number;
  /** In words, such as `≥ .85`. */
  goal: string;
  met: boolean;
}

export interface EvalPart {
  part: string;
  rows: EvalRow[];
  /** The worst errors that are left, worst first, one a line. */
  worst: string[];
}

/** @param goal the least that is good enough */
export function atLeast(measure: string, value: number, goal: number): EvalRow {
  return { measure, value, goal: `≥ ${goal}`, met: value >= goal };
}

/** @param goal the most that is good enough */
export function atMost(measure: string, value: number, goal: number): EvalRow {
  return { measure, value, goal: `≤ ${goal}`, met: value <= goal };
}

/** The share that is true; 0 of none. */
export function share(some: readonly boolean[]): number {
  return some.length === 0 ? 0 : some.filter(Boolean).length / some.length;
}
