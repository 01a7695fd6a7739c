import type { ImportProblem } from '../../shared/model.ts';

/** A file that is no article, and why. */
export class UnreadableDocument extends Error {
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}
