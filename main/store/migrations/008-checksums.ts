/** A checksum for each row of what people wrote, set and were told: damage to a text shows in no other check. */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

export interface CheckedTable {
  table: string;
  /** A column, or the rowid, that names one row. */
  key: string;
  /** What the checksum is over. */
  columns: readonly string[];
}

export const CHECKED_TABLES: readonly CheckedTable[] = [
  { table: 'chat_sessions', key: 'rowid', columns: ['id', 'created_at', 'last_activity', 'title'] },
  {
    table: 'chat_history',
    key: 'id',
    columns: [
      'id',
      'session_id',
      'role',
      'content',
      'timestamp',
      'category',
      'answered_by',
      'state',
      'sources',
      'rating',
      'missing',
    ],
  },
  {
    table: 'tickets',
    key: 'rowid',
    columns: [
      'id',
      'user',
      'email',
      'type',
      'description',
      'session_id',
      'status',
      'created_at',
      'updated_at',
    ],
  },
  { table: 'ticket_events', key: 'id', columns: ['id', 'ticket_id', 'at', 'from_status', 'to_status'] },
  {
    table: 'articles',
    key: 'rowid',
    columns: [
      'id',
      'origin',
      'title',
      'category',
      'language',
      'keywords',
      'fingerprint',
      'updated_at',
      'body',
    ],
  },
  {
    table: 'passages',
    key: 'id',
    columns: ['id', 'article_id', 'title', 'heading', 'keywords', 'text'],
  },
  { table: 'settings', key: 'name', columns: ['name', 'value'] },
  { table: 'corrections', key: 'wording_hash', columns: ['wording_hash', 'category', 'message_id', 'at'] },
  {
    table: 'access_tokens',
    key: 'name',
    columns: ['name', 'hash', 'scopes', 'created_at', 'last_used_at'],
  },
];

/**
 * Whoever changes a row without knowing of checksums, another program among them, leaves it without one, and not with a
 * wrong one; so does who copies a row with its checksum. What sets the right one is `checksums.ts`, whose triggers run
 * before these, as a connection's own do. A row that is written as it was keeps its own.
 */
function up(database: Database): void {
  for (const { table, key, columns } of CHECKED_TABLES) {
    const changed = columns.map((name) => `old.${name} IS NOT new.${name} COLLATE BINARY`).join(' OR ');
    database.exec(`
ALTER TABLE ${table} ADD COLUMN checksum INTEGER;
CREATE TRIGGER ${table}_copied AFTER INSERT ON ${table} WHEN new.checksum IS NOT NULL
BEGIN UPDATE ${table} SET checksum = NULL WHERE ${key} = new.${key}; END;
CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${table} WHEN ${changed}
BEGIN UPDATE ${table} SET checksum = NULL WHERE ${key} = new.${key} AND checksum IS old.checksum; END;`);
  }
}

export const checksums: Migration = { version: 8, name: 'checksums', up };
