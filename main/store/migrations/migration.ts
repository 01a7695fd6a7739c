import type { Database } from 'better-sqlite3';

/** One step of the schema. Once released it is never edited: a later step mends what it left. */
export interface Migration {
  /** The `user_version` it leads to; one more than the step before. */
  version: number;
  name: string;
  /** Runs inside a transaction of its own. */
  up(database: Database): void;
}
