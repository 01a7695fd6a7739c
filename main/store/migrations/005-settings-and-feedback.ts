/** What a person set, said of answers and corrected. */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

/** A correction is kept by the hash of its wording: deleting the conversation deletes the words, and not the lesson. */
const STATEMENTS = `
ALTER TABLE chat_history ADD COLUMN missing TEXT;
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE corrections (
  wording_hash TEXT PRIMARY KEY,
  category TEXT NOT NULL,
  message_id INTEGER,
  at TIMESTAMP NOT NULL
) WITHOUT ROWID;`;

function up(database: Database): void {
  database.exec(STATEMENTS);
}

export const settingsAndFeedback: Migration = { version: 5, name: 'settings-and-feedback', up };
