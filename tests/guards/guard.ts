/**
 * The guards of the product, each with what it becomes when it is taken out, and the tests that must notice.
 * A text must stand in its file exactly once, so that the list cannot outlive the code it names.
 */
export interface Guard {
  name: string;
  find: string;
  /** Empty where the guard is just gone. */
  replace: string;
}

export interface GuardedFile {
  file: string;
  tests: readonly string[];
  guards: readonly Guard[];
}
