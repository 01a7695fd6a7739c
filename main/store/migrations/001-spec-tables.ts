/**
 * The specification's tables and indexes. Where the original service made them, its rows are put in order:
 * times of one format, no message without its conversation, no NULL where the product expects a value.
 */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

const TICKETS = `(
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  email TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  session_id TEXT,
  status TEXT DEFAULT 'open',
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
)`;

const TABLES = `
CREATE TABLE IF NOT EXISTS tickets ${TICKETS};
CREATE TABLE IF NOT EXISTS chat_sessions (
  id TEXT PRIMARY KEY,
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  last_activity TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE IF NOT EXISTS chat_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT,
  role TEXT,
  content TEXT,
  timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (session_id) REFERENCES chat_sessions (id)
);`;

const INDEXES = `
CREATE INDEX IF NOT EXISTS idx_chat_history_session_id ON chat_history (session_id);
CREATE INDEX IF NOT EXISTS idx_tickets_type ON tickets (type);
CREATE INDEX IF NOT EXISTS idx_tickets_status ON tickets (status);`;

/** A foreign key of tickets to conversations would keep a conversation from being deleted: the table is made anew. */
const UNBIND_TICKETS = `
CREATE TABLE unbound_tickets ${TICKETS};
INSERT INTO unbound_tickets (rowid, id, user, email, type, description, session_id, status, created_at, updated_at)
  SELECT rowid, id, user, email, type, description, session_id, status, created_at, updated_at FROM tickets;
DROP TABLE tickets;
ALTER TABLE unbound_tickets RENAME TO tickets;`;

const NOW = `strftime('%Y-%m-%d %H:%M:%S', 'now')`;

/** Python wrote ISO's T, fractions of a second, or Unix time; what is no time becomes NULL. */
function time(column: string): string {
  return `strftime('%Y-%m-%d %H:%M:%S', ${column}, 'auto')`;
}

const ORDER_TICKETS = `
UPDATE tickets SET id = 'TKT-' || strftime('%Y%m%d', 'now') || '-' || hex(randomblob(4)) WHERE id IS NULL;
UPDATE tickets SET
  created_at = coalesce(${time('created_at')}, ${time('updated_at')}, ${NOW}),
  updated_at = coalesce(${time('updated_at')}, ${time('created_at')}, ${NOW});`;

/** SQLite checks no foreign key of a connection that did not ask for it, and Python's does not ask. */
const ORDER_CONVERSATIONS = `
UPDATE chat_history SET content = coalesce(CAST(content AS TEXT), ''), timestamp = ${time('timestamp')};
INSERT INTO chat_sessions (id, created_at, last_activity)
  SELECT 'session_recovered', min(timestamp), max(timestamp) FROM chat_history
  WHERE coalesce(trim(session_id), '') = '' AND NOT EXISTS (SELECT 1 FROM chat_sessions WHERE id = 'session_recovered')
  HAVING count(*) > 0;
UPDATE chat_history SET session_id = 'session_recovered' WHERE coalesce(trim(session_id), '') = '';
UPDATE chat_sessions SET id = 'session_recovered_' || rowid WHERE coalesce(trim(id), '') = '';
INSERT INTO chat_sessions (id, created_at, last_activity)
  SELECT session_id, min(timestamp), max(timestamp) FROM chat_history
  WHERE session_id NOT IN (SELECT id FROM chat_sessions) GROUP BY session_id;
CREATE TEMP TABLE span (session_id TEXT PRIMARY KEY, first TEXT, last TEXT);
INSERT INTO span SELECT session_id, min(timestamp), max(timestamp) FROM chat_history GROUP BY session_id;
UPDATE chat_sessions SET
  created_at = coalesce(${time('created_at')}, (SELECT first FROM span WHERE session_id = id), ${time('last_activity')}, ${NOW}),
  last_activity = coalesce(${time('last_activity')}, (SELECT last FROM span WHERE session_id = id), ${time('created_at')}, ${NOW});
DROP TABLE span;
UPDATE chat_history SET timestamp = (SELECT created_at FROM chat_sessions s WHERE s.id = chat_history.session_id)
  WHERE timestamp IS NULL;`;

/** An id that the product's own routes refuse, for its blanks, line breaks or length, could be listed and never opened. */
function cleanSessionIds(database: Database): void {
  const sessions = database.prepare<[], { place: number; id: unknown }>(
    'SELECT rowid AS place, id FROM chat_sessions',
  );
  const taken = database.prepare('SELECT 1 FROM chat_sessions WHERE id = ?');
  for (const { place, id } of sessions.all()) {
    const clean = String(id)
      .toWellFormed()
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 180)
      .toWellFormed();
    if (clean === id) continue;
    const free = clean === '' || taken.get(clean) ? `${clean}_${place}` : clean;
    for (const table of ['chat_history', 'tickets']) {
      database.prepare(`UPDATE ${table} SET session_id = ? WHERE session_id = ?`).run(free, id);
    }
    database.prepare('UPDATE chat_sessions SET id = ? WHERE rowid = ?').run(free, place);
  }
}

function up(database: Database): void {
  database.exec(TABLES);
  if (database.prepare(`SELECT 1 FROM pragma_foreign_key_list('tickets')`).get())
    database.exec(UNBIND_TICKETS);
  database.exec(ORDER_TICKETS + INDEXES + ORDER_CONVERSATIONS);
  database.pragma('defer_foreign_keys = ON');
  cleanSessionIds(database);
}

export const specTables: Migration = { version: 1, name: 'spec-tables', up };
