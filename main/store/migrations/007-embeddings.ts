/** What passages mean, as vectors of an embedding model. */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

/** A passage's vector goes with the passage. */
const STATEMENTS = `
CREATE TABLE passage_vectors (
  passage_id INTEGER NOT NULL,
  model TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (passage_id, model)
) WITHOUT ROWID;
CREATE TRIGGER passage_vectors_delete AFTER DELETE ON passages
BEGIN DELETE FROM passage_vectors WHERE passage_id = old.id; END;`;

function up(database: Database): void {
  database.exec(STATEMENTS);
}

export const embeddings: Migration = { version: 7, name: 'embeddings', up };
