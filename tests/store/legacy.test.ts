import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { identifier } from '../../shared/fields.ts';
import { Message, Session, Ticket, TicketStatus } from '../../shared/model.ts';
import { LEGACY_STATUSES, makeLegacyDatabase } from '../helpers/legacy-database.ts';
import { otherConnection, temporaryFile, temporaryStore, walk } from './support.ts';

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
let file: string;

beforeEach(async () => {
  file = await temporaryFile();
});

describe('a database of the original service', () => {
  it('serves each of its rows in our types, none lost', async () => {
    makeLegacyDatabase(file);
    const counts = countsOf(file);
    const { store } = await temporaryStore({ file });
    const tickets = await walk((request) => store.tickets.list(request), 3);
    const sessions = await walk((request) => store.sessions.list(request), 3);
    const histories = await Promise.all(sessions.map(({ id }) => store.messages.history(id, { limit: 100 })));
    const messages = histories.flatMap(({ rows }) => rows);
    expect(tickets.length).toBe(counts.tickets);
    expect(messages.length).toBe(counts.chat_history);
    for (const row of tickets) Ticket.parse(row);
    for (const row of sessions) Session.parse(row);
    for (const row of messages) Message.parse(row);
    const times = [
      ...tickets.flatMap((row) => [row.created_at, row.updated_at]),
      ...sessions.flatMap((row) => [row.created_at, row.last_activity]),
      ...messages.map((row) => row.timestamp),
    ];
    expect(times.filter((time) => !TIME.test(time))).toEqual([]);
  });

  it('can be opened by every id that is listed, whatever the original service took for one', async () => {
    const strange = [
      '  padded ',
      'two\nlines',
      'padded',
      '\u0001control',
      'x'.repeat(300),
      Buffer.from('bytes'),
    ];
    makeLegacyDatabase(file, (database) => {
      const session = database.prepare('INSERT INTO chat_sessions VALUES (?, NULL, NULL)');
      const asked = database.prepare(
        `INSERT INTO chat_history (session_id, role, content) VALUES (?, 'user', 'hello')`,
      );
      for (const id of strange) {
        session.run(id);
        asked.run(id);
      }
    });
    const { store } = await temporaryStore({ file });
    const sessions = await walk((request) => store.sessions.list(request), 5);
    const ids = sessions.map(({ id }) => id);
    expect(ids.filter((id) => identifier.safeParse(id).data !== id)).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(['padded', 'two lines', 'control', 'bytes', 'x'.repeat(180)]));
    const asked = sessions.filter(({ title }) => title === 'hello');
    expect(asked.map(({ message_count }) => message_count)).toEqual(strange.map(() => 1));
  });

  it('keeps what tickets say and the order they came in', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    expect(await store.tickets.get('TKT-20251101-00000000')).toMatchObject({
      user: 'Jürgen',
      email: 'j@example.com',
      type: 'IT Support',
      description: 'Broken thing 0',
      session_id: 'session_1',
      created_at: '2025-11-01 19:41:00',
      updated_at: '2025-11-01 19:41:00',
    });
    const { rows } = await store.tickets.list({ limit: 100 });
    const old = rows.filter(({ user }) => user === 'Jürgen').map(({ description }) => description);
    expect(old).toEqual(LEGACY_STATUSES.map((_, n) => `Broken thing ${n}`).reverse());
  });

  it('takes statuses in its own words for ours, and keeps the word', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    for (const [n, [word, status]] of LEGACY_STATUSES.entries()) {
      const { rows } = await store.tickets.list({ limit: 100, status });
      const id = rows.find(({ description }) => description === `Broken thing ${n}`)?.id ?? '';
      const created = { kind: 'created', from_status: null };
      const isOurs = word === null || TicketStatus.safeParse(word).success;
      expect((await store.tickets.get(id))?.events, `${word}`).toMatchObject(
        isOurs
          ? [{ ...created, to_status: status }]
          : [
              { ...created, to_status: word },
              { kind: 'status', from_status: word, to_status: status },
            ],
      );
    }
  });

  it('puts conversations in order', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    expect(await store.sessions.get('session_1')).toEqual({
      id: 'session_1',
      title: 'My printer is on fire',
      created_at: '2025-11-17 19:41:00',
      last_activity: '2025-11-17 19:45:00',
      message_count: 4,
    });
    expect(await store.sessions.get('Ünusual id / 2')).toMatchObject({
      title: 'Wie geht das?',
      created_at: '2025-11-18 08:00:00',
      last_activity: '2025-11-18 08:00:00',
    });
    expect(await store.sessions.get('session_empty')).toMatchObject({ title: '', message_count: 0 });
    const { rows } = await store.messages.history('session_1', { limit: 9 });
    expect(rows).toMatchObject([
      { role: 'user', content: '\n  My printer is on fire\nWhat now?', timestamp: '2025-11-17 19:41:00' },
      {
        role: 'assistant',
        content: 'Step back and call the fire brigade.',
        timestamp: '2025-11-17 19:41:05',
      },
      { role: 'user', content: '', timestamp: '2025-11-17 19:41:00' },
      { role: 'assistant', content: 'A note', timestamp: '2025-11-17 19:45:00' },
    ]);
  });

  it('gives messages without a conversation one', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    expect(await store.sessions.get('session_lost')).toMatchObject({
      title: 'An orphan asks',
      created_at: '2025-11-19 09:00:00',
      last_activity: '2025-11-19 09:00:07',
      message_count: 2,
    });
    expect((await store.messages.history('session_lost', { limit: 9 })).rows[1]).toMatchObject({
      content: '',
    });
    expect((await store.messages.history('session_recovered', { limit: 9 })).rows).toMatchObject([
      { content: 'Nobody knows who asked' },
    ]);
  });

  it('finds its words', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    expect((await store.tickets.list({ limit: 99, q: 'jurgen broken' })).rows).toHaveLength(
      LEGACY_STATUSES.length,
    );
    expect((await store.sessions.list({ limit: 9, q: 'orphan' })).rows).toMatchObject([
      { id: 'session_lost', snippet: 'An [orphan] asks' },
    ]);
  });

  it('goes on: its conversations are continued, deleted, its tickets changed', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    await store.messages.append({
      session_id: 'session_lost',
      role: 'user',
      content: 'Found again',
      category: null,
      answered_by: null,
      state: 'complete',
      sources: [],
    });
    expect(await store.sessions.get('session_lost')).toMatchObject({ message_count: 3 });
    expect(await store.sessions.remove('session_1')).toBe(true);
    expect(await store.tickets.get('TKT-20251101-00000000')).toMatchObject({ session_id: 'session_1' });
    expect(await store.tickets.setStatus('by-default', 'closed')).toMatchObject({ status: 'closed' });
  });

  it('stays as it was in the backup that is made first', async () => {
    makeLegacyDatabase(file);
    const before = contentOf(file);
    const lines: string[] = [];
    await temporaryStore({
      file,
      log: (line) => lines.push(line),
      now: () => new Date('2026-01-02T03:04:05Z'),
    });
    const folder = join(dirname(file), 'backups');
    const name = 'support_system-v0-20260102T030405Z.db';
    expect(readdirSync(folder)).toEqual([name]);
    expect(contentOf(join(folder, name))).toEqual(before);
    expect(lines[0]).toContain(name);
    if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('is no longer backed up once it is ours', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    await store.close();
    await temporaryStore({ file });
    expect(readdirSync(join(dirname(file), 'backups'))).toHaveLength(1);
  });

  it('is still written by its own statements', async () => {
    makeLegacyDatabase(file);
    const { store } = await temporaryStore({ file });
    const python = otherConnection(file);
    python.pragma('foreign_keys = OFF');
    python.exec(`
      INSERT INTO tickets (id, user, email, type, description, session_id, status)
        VALUES ('TKT-20260101-AAAAAAAA', 'Old', 'old@example.com', 'IT Support', 'Written by Python', NULL, 'open');
      INSERT INTO chat_sessions (id, created_at, last_activity)
        VALUES ('session_new', '2026-01-01T08:00:00.000001', '2026-01-01T08:00:00.000001');
      INSERT INTO chat_history (session_id, role, content) VALUES ('session_new', 'user', 'Asked by Python');`);
    expect(await store.tickets.get('TKT-20260101-AAAAAAAA')).toMatchObject({ status: 'open' });
    expect(await store.sessions.get('session_new')).toMatchObject({
      created_at: '2026-01-01 08:00:00',
      message_count: 1,
    });
    expect((await store.sessions.list({ limit: 9, q: 'python' })).rows).toMatchObject([
      { id: 'session_new' },
    ]);
    expect((await store.tickets.list({ limit: 9, q: 'python' })).rows).toMatchObject([{ user: 'Old' }]);
  });

  it('may have tied tickets to conversations and left out ids', async () => {
    makeLegacyDatabase(file, (database) => {
      database.exec(`
        ALTER TABLE tickets RENAME TO untied;
        CREATE TABLE tickets (id TEXT PRIMARY KEY, user TEXT NOT NULL, email TEXT NOT NULL, type TEXT NOT NULL,
          description TEXT NOT NULL, session_id TEXT REFERENCES chat_sessions (id), status TEXT DEFAULT 'open',
          created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
        INSERT INTO tickets SELECT * FROM untied;
        DROP TABLE untied;
        INSERT INTO tickets (id, user, email, type, description) VALUES (NULL, 'No', 'number', 'at', 'all');
        INSERT INTO chat_sessions VALUES (NULL, NULL, NULL), ('', NULL, NULL);
        INSERT INTO chat_history (session_id, role, content) VALUES ('', 'user', 'Blank id');`);
    });
    const counts = countsOf(file);
    const { store } = await temporaryStore({ file });
    const tickets = await walk((request) => store.tickets.list(request), 5);
    expect(tickets).toHaveLength(counts.tickets);
    expect(tickets.find(({ user }) => user === 'No')?.id).toMatch(/^TKT-\d{8}-[0-9A-F]{8}$/);
    expect((await store.messages.history('session_recovered', { limit: 9 })).rows).toHaveLength(2);
    expect(await store.sessions.remove('session_1')).toBe(true);
    expect(await walk((request) => store.tickets.list(request), 5)).toHaveLength(counts.tickets);
  });
});

function countsOf(path: string): { tickets: number; chat_history: number } {
  const { tickets, chat_history } = contentOf(path);
  return { tickets: tickets.length, chat_history: chat_history.length };
}

function contentOf(path: string): { tickets: unknown[]; chat_sessions: unknown[]; chat_history: unknown[] } {
  const database = new SQLite(path, { readonly: true });
  try {
    const all = (table: string) => database.prepare(`SELECT rowid, * FROM ${table} ORDER BY rowid`).all();
    return {
      tickets: all('tickets'),
      chat_sessions: all('chat_sessions'),
      chat_history: all('chat_history'),
    };
  } finally {
    database.close();
  }
}
