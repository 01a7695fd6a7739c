/** Scenes of a database of an older version, or of the original service, that is opened by this one. */
import { copyFileSync, renameSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { configure, connect } from '../../../main/store/connection.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import { makeLegacyDatabase } from '../../helpers/legacy-database.ts';
import type { Scene } from './scene.ts';
import { createTickets } from './writes.ts';

/** Each older version's. */
export const updates: Readonly<Record<string, Scene>> = Object.fromEntries(
  migrations.map((_, from) => [`update-${from}`, updateFrom(from)]),
);

function updateFrom(from: number): Scene {
  return {
    from,
    async prepare(file, rows) {
      if (from === 0) return fill(file, rows);
      const database = connect(file);
      configure(database);
      migrate(database, migrations.slice(0, from));
      const lines = addRows(database, rows);
      // As a kill leaves it: its newest rows in the log.
      for (const part of ['', '-wal']) copyFileSync(file + part, `${file}.copy${part}`);
      database.close();
      for (const part of ['', '-wal']) renameSync(`${file}.copy${part}`, file + part);
      return lines;
    },
    async run({ count, tell, open }) {
      const store = await open();
      await createTickets(store, count, tell);
      await store.close();
    },
  };
}

function fill(file: string, rows: number): string[] {
  makeLegacyDatabase(file);
  const database = new SQLite(file);
  const lines = addRows(database, rows);
  database.close();
  return lines;
}

function addRows(database: Database, rows: number): string[] {
  const ticket = database.prepare(
    `INSERT INTO tickets (id, user, email, type, description, status, created_at, updated_at)
     VALUES (?, 'Jo', 'jo@b.example', 'General', ?, 'open', '2025-01-01 00:00:00', '2025-01-01 00:00:00')`,
  );
  const session = database.prepare(
    `INSERT INTO chat_sessions (id, created_at, last_activity) VALUES (?, '2025-01-01 00:00:00', '2025-01-01 00:00:00')`,
  );
  const asked = database.prepare(
    `INSERT INTO chat_history (session_id, role, content, timestamp) VALUES (?, ?, ?, '2025-01-01 00:00:00')`,
  );
  return database.transaction(() =>
    Array.from({ length: rows }, (_, n) => {
      const id = `TKT-20250101-${n.toString(16).toUpperCase().padStart(8, '0')}`;
      ticket.run(id, `old ${n} ${'words '.repeat(n % 100)}`);
      session.run(`old_${n}`);
      for (const role of ['user', 'assistant']) asked.run(`old_${n}`, role, `${role} says ${n}`);
      return [`ticket ${id}`, `conversation old_${n} 2`];
    }).flat(),
  )();
}
