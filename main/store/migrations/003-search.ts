/**
 * Full-text search over conversations and tickets. Words are indexed after the fact, in batches: that costs a write nothing,
 * and a search first waits for the rest. `search_progress` tells how far each index has come; rows that exist start at 0.
 */
import type { Database } from 'better-sqlite3';
import { createFtsIndex, deleteSecurely, type FtsIndex } from './fts.ts';
import type { Migration } from './migration.ts';

const TOKENIZE = 'unicode61 remove_diacritics 2';

/** One or two letters begin so many words that a search would have to gather them for a long time. */
const PREFIX = '1 2';

const INDEXES: readonly Pick<FtsIndex, 'index' | 'table' | 'key' | 'columns'>[] = [
  { index: 'message_search', table: 'chat_history', key: 'id', columns: ['content'] },
  { index: 'session_search', table: 'chat_sessions', key: 'rowid', columns: ['title'] },
  {
    index: 'ticket_search',
    table: 'tickets',
    key: 'rowid',
    columns: ['id', 'user', 'email', 'type', 'description'],
  },
];

function up(database: Database): void {
  database.exec(
    'CREATE TABLE search_progress (name TEXT PRIMARY KEY, indexed_to INTEGER NOT NULL) WITHOUT ROWID',
  );
  for (const each of INDEXES) {
    const indexedTo = `SELECT indexed_to FROM search_progress WHERE name = '${each.index}'`;
    database.exec(
      createFtsIndex({ ...each, tokenize: TOKENIZE, prefix: PREFIX, indexedTo }) + deleteSecurely(each.index),
    );
    database.prepare('INSERT INTO search_progress VALUES (?, 0)').run(each.index);
  }
  database.exec('CREATE VIRTUAL TABLE message_words USING fts5vocab (message_search, instance)');
  database.exec('CREATE VIRTUAL TABLE session_words USING fts5vocab (session_search, instance)');
}

export const search: Migration = { version: 3, name: 'search', up };
