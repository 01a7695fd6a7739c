/** Takes over what can still be read of a damaged database and is not in the backup. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import type { Recovery } from '../../../shared/model.ts';

type Row = Record<string, unknown>;

/** Each table with its key, and what a row must be to be believed. In this order, since messages need their session. */
const TABLES = {
  sessions: {
    table: 'chat_sessions',
    key: 'id',
    order: 'rowid',
    isWhole: ({ id, created_at, last_activity }: Row) =>
      isText(id) && isTime(created_at) && isTime(last_activity),
  },
  messages: {
    table: 'chat_history',
    key: 'id',
    order: 'id',
    isWhole: ({ id, session_id, role, content, timestamp }: Row) =>
      Number.isSafeInteger(id) &&
      isText(session_id) &&
      (role === 'user' || role === 'assistant') &&
      typeof content === 'string' &&
      isTime(timestamp),
  },
  tickets: {
    table: 'tickets',
    key: 'id',
    order: 'rowid',
    isWhole: ({ id, user, email, type, description, created_at, updated_at }: Row) =>
      [id, user, email, type, description].every(isText) && isTime(created_at) && isTime(updated_at),
  },
} as const;

/**
 * @param damaged left as it is: a copy of it is read
 * @param target a good database of the same version; of another, nothing is taken over
 * @returns how many rows of each kind were
 */
export function salvage(damaged: string, target: string): Recovery['saved'] {
  const copy = `${target}.salvage`;
  const saved = { sessions: 0, messages: 0, tickets: 0 };
  let from: Database | undefined;
  let to: Database | undefined;
  try {
    for (const part of ['', '-wal'])
      if (existsSync(damaged + part)) copyFileSync(damaged + part, copy + part);
    from = new SQLite(copy);
    to = new SQLite(target);
    to.pragma('foreign_keys = ON');
    if (versionOf(from) !== versionOf(to)) return saved;
    for (const kind of ['sessions', 'messages', 'tickets'] as const) saved[kind] = takeOver(from, to, kind);
  } catch {
    // What cannot be read at all stays in the folder it is set aside in.
  } finally {
    from?.close();
    to?.close();
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(copy + part, { force: true });
  }
  return saved;
}

function takeOver(from: Database, to: Database, kind: keyof typeof TABLES): number {
  const { table, key, order, isWhole } = TABLES[kind];
  const columns = columnsOf(to, table);
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  let count = 0;
  const seen = new Set<unknown>();
  const take = to.transaction((row: Row) => {
    count += insert.run(row).changes;
  });
  // From both ends, since reading stops at the damaged page.
  for (const direction of ['ASC', 'DESC']) {
    try {
      const rows = from.prepare<[], Row>(
        `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order} ${direction}`,
      );
      for (const row of rows.iterate()) {
        if (seen.has(row[key])) continue;
        seen.add(row[key]);
        if (isWhole(row)) tryTo(() => take(row));
      }
      return count;
    } catch {
      // The other end may be whole.
    }
  }
  return count;
}

/** A row that does not fit, such as a message of a conversation that cannot be read, costs only itself. */
function tryTo(work: () => void): void {
  try {
    work();
  } catch {}
}

function columnsOf(database: Database, table: string): string[] {
  return database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

function versionOf(database: Database): unknown {
  return database.pragma('user_version', { simple: true });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(value);
}
