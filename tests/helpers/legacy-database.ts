/** A `support_system.db` as the original Python service wrote it. */
import SQLite, { type Database } from 'better-sqlite3';

/** The specification's schema, word for word, with the names its service gave the indexes. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS tickets (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  email TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  session_id TEXT,
  status TEXT DEFAULT 'open',
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE IF NOT EXISTS chat_sessions (
  id TEXT PRIMARY KEY,
  created_at TIMESTAMP,
  last_activity TIMESTAMP
);
CREATE TABLE IF NOT EXISTS chat_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT,
  role TEXT,
  content TEXT,
  timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (session_id) REFERENCES chat_sessions (id)
);
CREATE INDEX IF NOT EXISTS idx_chat_session ON chat_history (session_id);
CREATE INDEX IF NOT EXISTS idx_tickets_type ON tickets (type);
CREATE INDEX IF NOT EXISTS idx_tickets_status ON tickets (status);`;

/** Statuses that are none of ours, with what each must become. */
export const LEGACY_STATUSES = [
  ['open', 'open'],
  ['Open', 'open'],
  ['in progress', 'in_progress'],
  ['In-Progress', 'in_progress'],
  ['done', 'resolved'],
  ['SOLVED', 'resolved'],
  ['closed', 'closed'],
  ['pending', 'open'],
  ['waiting for vendor', 'open'],
  [null, 'open'],
] as const;

/**
 * Makes one with the rows a few years of use leave: times in ISO's form, in SQLite's and none; statuses in anyone's words;
 * messages without a conversation, without content, in roles of their own.
 * @param change makes it stranger still
 */
export function makeLegacyDatabase(file: string, change: (database: Database) => void = () => {}): void {
  const database = new SQLite(file);
  try {
    // As Python's sqlite3 opens it: a rollback journal, and no foreign key is checked.
    database.pragma('journal_mode = DELETE');
    database.pragma('foreign_keys = OFF');
    database.exec(SCHEMA);
    database.transaction(() => {
      fillTickets(database);
      fillConversations(database);
    })();
    change(database);
  } finally {
    database.close();
  }
}

function fillTickets(database: Database): void {
  const insert = database.prepare(
    `INSERT INTO tickets (id, user, email, type, description, session_id, status, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [n, [status]] of LEGACY_STATUSES.entries()) {
    const day = String(n + 1).padStart(2, '0');
    const type = ['IT Support', 'E-Banking', 'hardware / other', ''][n % 4];
    const at = `2025-11-${day}T19:41:00.000000`;
    const session = n === 0 ? 'session_1' : n === 1 ? 'session_that_never_was' : null;
    insert.run(
      `TKT-202511${day}-0000000${n}`,
      'Jürgen',
      'j@example.com',
      type,
      `Broken thing ${n}`,
      session,
      status,
      at,
      at,
    );
  }
  insert.run('no-times', 'Ann', 'not an address', 'General', 'Nobody knows when', null, 'open', null, null);
  database
    .prepare('INSERT INTO tickets (id, user, email, type, description) VALUES (?, ?, ?, ?, ?)')
    .run('by-default', 'Ben', 'b@example.com', 'General', 'Times by default');
}

function fillConversations(database: Database): void {
  const session = database.prepare('INSERT INTO chat_sessions VALUES (?, ?, ?)');
  session.run('session_1', '2025-11-17 19:41:00.123456', '2025-11-17T19:45:00.654321');
  session.run('Ünusual id / 2', null, null);
  session.run('session_empty', 'yesterday', null);
  const message = database.prepare(
    'INSERT INTO chat_history (session_id, role, content, timestamp) VALUES (?, ?, ?, ?)',
  );
  message.run('session_1', 'user', '\n  My printer is on fire\nWhat now?', '2025-11-17T19:41:00.000000');
  message.run('session_1', 'assistant', 'Step back and call the fire brigade.', '2025-11-17 19:41:05');
  message.run('session_1', 'user', '', null);
  message.run('session_1', 'system', 'A note', '2025-11-17 19:45:00');
  message.run('Ünusual id / 2', 'user', 'Wie geht das?', '2025-11-18T08:00:00');
  message.run('session_lost', 'user', 'An orphan asks', '2025-11-19T09:00:00.5');
  message.run('session_lost', 'assistant', null, '2025-11-19T09:00:07');
  message.run(null, 'user', 'Nobody knows who asked', '2025-11-20 10:00:00');
}
