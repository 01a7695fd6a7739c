/** What the store's tests share: a store on a file of its own, and rows to put into it. */
import { join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { configure, connect } from '../../main/store/connection.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { openStore, type StoreOptions } from '../../main/store/open.ts';
import type {
  ArticleRecord,
  NewMessage,
  NewTicket,
  Page,
  PageRequest,
  Store,
} from '../../main/store/store.ts';
import { temporaryFolder } from '../helpers/folder.ts';

/** A path in a folder of its own; the file does not exist yet. */
export async function temporaryFile(name = 'support_system.db'): Promise<string> {
  return join(await temporaryFolder(), name);
}

/** A store that is closed when the test has ended. */
export async function temporaryStore(
  options: Partial<StoreOptions> = {},
): Promise<{ store: Store; file: string }> {
  const file = options.file ?? (await temporaryFile());
  const store = await openStore({ ...options, file });
  onTestFinished(() => store.close());
  return { store, file };
}

/** A connection of another program's kind. */
export function otherConnection(file: string): Database {
  const database = new SQLite(file);
  onTestFinished(() => void database.close());
  return database;
}

/** A database of an older version of the product, open. */
export function databaseOfVersion(file: string, version: number): Database {
  const database = connect(file);
  onTestFinished(() => void database.close());
  configure(database);
  for (const migration of migrations.slice(0, version)) {
    database.transaction(() => migration.up(database))();
    database.pragma(`user_version = ${migration.version}`);
  }
  return database;
}

export function ticket(given: Partial<NewTicket> = {}): NewTicket {
  return {
    user: 'Jane Smith',
    email: 'jane.smith@example.com',
    type: 'IT Support',
    description: 'Email login fails with an error.',
    session_id: null,
    ...given,
  };
}

export function message(given: Partial<NewMessage> = {}): NewMessage {
  return {
    session_id: 'session_1',
    role: 'user',
    content: 'I cannot access my email account.',
    category: 'IT Support',
    answered_by: null,
    state: 'complete',
    sources: [],
    ...given,
  };
}

export function article(given: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    id: 'printer',
    origin: 'starter',
    title: 'Printer does not print',
    category: 'IT Support',
    language: 'en',
    keywords: ['paper', 'toner'],
    body: '# Printer does not print',
    fingerprint: 'one',
    passages: [{ heading: '', text: 'The printer is on, and nothing happens.' }],
    ...given,
  };
}

/** A clock that moves on by a second with each look. */
export function steppingClock(start = '2026-01-02T03:04:05Z'): () => Date {
  let time = new Date(start).getTime();
  return () => {
    const now = new Date(time);
    time += 1000;
    return now;
  };
}

/** All rows of a list, page by page. */
export async function walk<T>(list: (request: PageRequest) => Promise<Page<T>>, limit: number): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor });
    rows.push(...page.rows);
    if (page.next_cursor === cursor) throw new Error('The next page is the same page again');
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
