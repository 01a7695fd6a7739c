/** Tokens of the programs that call the REST service. */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

const STATEMENTS = `
CREATE TABLE access_tokens (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  last_used_at TIMESTAMP
) WITHOUT ROWID;`;

function up(database: Database): void {
  database.exec(STATEMENTS);
}

export const tokens: Migration = { version: 6, name: 'tokens', up };
