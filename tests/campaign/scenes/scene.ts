/** A piece of the store's work that may be cut off at any point. */
import type { Store } from '../../../main/store/store.ts';

export interface Scene {
  /** Leaves a database at `file` as it was before. @param rows how much is in it @returns lines of what is in it */
  prepare?(file: string, rows: number): Promise<string[]>;
  /** Does the work, and tells what it was promised in lines of `told.ts`. */
  run(work: Work): Promise<void>;
  /** The version of the database that is brought up to date. */
  from?: number;
  /** Damage that must be noticed, and told. */
  isDamaged?: boolean;
}

export interface Work {
  file: string;
  /** How much is to be done. */
  count: number;
  tell(line: string): void;
  /** Opens the store as the product does. */
  open(): Promise<Store>;
}
