/** What the product knows beyond the specification: titles, how an answer came about and was rated, a ticket's history, request keys. */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migration.ts';

const COLUMNS = `
ALTER TABLE chat_sessions ADD COLUMN title TEXT;
ALTER TABLE chat_history ADD COLUMN category TEXT;
ALTER TABLE chat_history ADD COLUMN answered_by TEXT;
ALTER TABLE chat_history ADD COLUMN state TEXT NOT NULL DEFAULT 'complete';
ALTER TABLE chat_history ADD COLUMN sources TEXT;
ALTER TABLE chat_history ADD COLUMN rating TEXT;`;

/** That a ticket was created needs no row: the ticket itself tells when. */
const TABLES = `
CREATE TABLE ticket_events (
  id INTEGER PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  at TIMESTAMP NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL
);
CREATE INDEX idx_ticket_events_ticket_id ON ticket_events (ticket_id);
CREATE TABLE idempotency_keys (
  key TEXT PRIMARY KEY,
  body_hash TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL
) WITHOUT ROWID;
CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at);`;

/** Every index ends with the rowid, so that each gives its rows newest first without sorting. */
const INDEXES = `
DROP INDEX idx_tickets_type;
DROP INDEX idx_tickets_status;
CREATE INDEX idx_tickets_type ON tickets (type, created_at);
CREATE INDEX idx_tickets_status ON tickets (status, created_at);
CREATE INDEX idx_tickets_session_id ON tickets (session_id, created_at) WHERE session_id IS NOT NULL;
CREATE INDEX idx_tickets_created_at ON tickets (created_at);
CREATE INDEX idx_chat_sessions_last_activity ON chat_sessions (last_activity);`;

/** As the product titles new conversations: the first line of the first question. */
const TITLES = `
UPDATE chat_sessions SET title = (
  SELECT substr(trim(substr(question, 1, instr(question || char(10), char(10)) - 1), char(9, 13, 32)), 1, 60)
  FROM (SELECT trim(content, char(9, 10, 13, 32)) AS question FROM chat_history
        WHERE session_id = chat_sessions.id AND role = 'user' AND trim(content, char(9, 10, 13, 32)) <> ''
        ORDER BY chat_history.id LIMIT 1));`;

/** Words that other programs use for our statuses; any other word is an open ticket. */
const STATUS_WORDS: Readonly<Record<string, readonly string[]>> = {
  in_progress: [
    'in_progress',
    'inprogress',
    'progress',
    'working',
    'started',
    'active',
    'assigned',
    'processing',
  ],
  resolved: ['resolved', 'solved', 'done', 'fixed', 'complete', 'completed', 'finished'],
  closed: ['closed', 'close', 'cancelled', 'canceled', 'archived'],
};

/** A status in another's words becomes ours, and an event keeps the word. */
function translateStatuses(database: Database): void {
  const words = database.prepare<[], { word: unknown }>(
    `SELECT DISTINCT status AS word FROM tickets
     WHERE status IS NULL OR status NOT IN ('open', 'in_progress', 'resolved', 'closed')`,
  );
  const event = database.prepare(
    `INSERT INTO ticket_events (ticket_id, at, from_status, to_status)
     SELECT id, strftime('%Y-%m-%d %H:%M:%S', 'now'), CAST(status AS TEXT), ? FROM tickets
     WHERE status = ?`,
  );
  const update = database.prepare('UPDATE tickets SET status = ? WHERE status IS ?');
  for (const { word } of words.all()) {
    const status = statusOf(String(word));
    event.run(status, word);
    update.run(status, word);
  }
}

function statusOf(word: string): string {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  const found = Object.entries(STATUS_WORDS).find(([, words]) => words.includes(plain));
  return found?.[0] ?? 'open';
}

function up(database: Database): void {
  database.exec(COLUMNS + TABLES + INDEXES + TITLES);
  translateStatuses(database);
}

export const answersAndEvents: Migration = { version: 2, name: 'answers-and-events', up };
