/** Deleting a conversation deletes it from the file: rows, search index and WAL. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { Store } from '../../main/store/store.ts';
import { message, otherConnection, temporaryStore } from './support.ts';

const SECRET = 'zebrawaltz';

describe('a deleted conversation', () => {
  it('is no longer in the file, its WAL or its index, at once', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await store.messages.append(
      message({ session_id: 'secret', content: `Ask ${SECRET} about ${SECRET}s` }),
      { title: `My ${SECRET}` },
    );
    await indexed(store);
    expect(bytesOf(file)).toContain(SECRET);
    await store.sessions.remove('secret');
    expect(bytesOf(file)).not.toContain(SECRET);
  });

  it('is gone also where it was never indexed', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await store.messages.append(message({ session_id: 'secret', content: SECRET }), { title: SECRET });
    await store.sessions.remove('secret');
    expect(bytesOf(file)).not.toContain(SECRET);
    expect((await store.sessions.list({ limit: 9, q: SECRET })).rows).toEqual([]);
  });

  it('leaves not even the beginning of a word that the index divided its pages at', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await say(store, 'secret', SECRET, 3000);
    await indexed(store);
    const dividers = otherConnection(file).prepare(
      `SELECT count(*) FROM message_search_idx WHERE CAST(term AS TEXT) LIKE '0${SECRET}%'`,
    );
    expect(dividers.pluck().get()).toBeGreaterThan(0);
    await store.sessions.remove('secret');
    expect(bytesOf(file)).not.toContain(SECRET);
    expect((await store.sessions.list({ limit: 99, q: 'everyday' })).rows).toHaveLength(20);
  });

  it('is looked for in every page of a large index', async () => {
    const { store, file } = await temporaryStore();
    await say(store, 'others', 'everyday', 40_000);
    await indexed(store);
    await say(store, 'secret', SECRET, 3000);
    await indexed(store);
    const other = otherConnection(file);
    other.pragma('secure_delete = ON');
    other.exec("INSERT INTO message_search (message_search) VALUES ('optimize')");
    const before = other.prepare(
      `SELECT count(*) FROM message_search_idx WHERE CAST(term AS TEXT) < '0${SECRET}'`,
    );
    expect(before.pluck().get()).toBeGreaterThan(64);
    await store.sessions.remove('secret');
    expect(bytesOf(file)).not.toContain(SECRET);
  });

  it('leaves the index as it is where no page of it begins with a deleted word', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await store.messages.append(message({ session_id: 'secret', content: 'aaa everyday' }));
    await indexed(store);
    const segments = otherConnection(file)
      .prepare('SELECT group_concat(DISTINCT segid) FROM message_search_idx')
      .pluck();
    const before = segments.get();
    await store.sessions.remove('secret');
    expect(segments.get()).toBe(before);
  });

  it('is taken out of an index of one segment too, and the others of it stay found meanwhile', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await say(store, 'others', 'everyday', 40_000);
    await say(store, 'secret', SECRET, 3000);
    await indexed(store);
    const other = otherConnection(file);
    other.pragma('secure_delete = ON');
    other.exec("INSERT INTO message_search (message_search) VALUES ('optimize')");
    const progress = other.prepare(`SELECT indexed_to FROM search_progress WHERE name = 'message_search'`);
    const before = progress.pluck().get();
    let under = true;
    const removing = store.sessions.remove('secret').finally(() => {
      under = false;
    });
    let searches = 0;
    for (; under; searches++) {
      expect((await store.sessions.list({ limit: 99, q: 'everyday' })).rows).toHaveLength(21);
      expect(progress.get()).toBe(before);
      await new Promise(setImmediate);
    }
    await removing;
    expect(searches).toBeGreaterThan(3);
    expect(bytesOf(file)).not.toContain(SECRET);
    other.exec("INSERT INTO message_search (message_search, rank) VALUES ('integrity-check', 1)");
  });

  it('of thousands of messages is out of sight at once and as a whole, and others are found as before', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await Promise.all(
      Array.from({ length: 3000 }, (_, n) =>
        store.messages.append(message({ session_id: 'secret', content: `${SECRET} number ${n}` })),
      ),
    );
    await indexed(store);
    const removing = store.sessions.remove('secret');
    // The first write after it comes after its first commit.
    await store.messages.append(message({ session_id: 'secret', content: 'everyday anew' }));
    expect((await store.messages.history('secret', { limit: 9 })).rows).toMatchObject([
      { content: 'everyday anew' },
    ]);
    expect(await removing).toBe(true);
    expect(bytesOf(file)).not.toContain(SECRET);
    expect((await store.sessions.list({ limit: 99, q: 'everyday' })).rows).toHaveLength(21);
  });

  it('of few messages is as gone after one of many', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    for (const [session_id, count] of [['many', 60] as const, ['secret', 3] as const]) {
      for (let n = 0; n < count; n++)
        await store.messages.append(message({ session_id, content: `${session_id} ${SECRET} number ${n}` }));
    }
    await indexed(store);
    await store.sessions.remove('many');
    await store.sessions.remove('secret');
    expect(bytesOf(file)).not.toContain(SECRET);
  });

  it('is as gone where it is the hundreds of messages that an edited question had after it', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    const ids = await Promise.all(
      Array.from({ length: 300 }, (_, n) => store.messages.append(message({ content: `${SECRET} ${n}` }))),
    );
    await indexed(store);
    await store.messages.append(message({ content: 'everyday anew' }), { replaces: Math.min(...ids) });
    expect((await store.messages.history('session_1', { limit: 999 })).rows).toMatchObject([
      { content: 'everyday anew' },
    ]);
    expect((await store.sessions.list({ limit: 99, q: 'everyday' })).rows).toHaveLength(21);
    expect(bytesOf(file)).not.toContain(SECRET);
  });

  it('is as gone where that was interrupted, and what was asked instead is kept', async () => {
    const { store, file } = await temporaryStore();
    const ids = await Promise.all(
      Array.from({ length: 300 }, (_, n) => store.messages.append(message({ content: `${SECRET} ${n}` }))),
    );
    await indexed(store);
    const appending = store.messages.append(message({ content: 'anew' }), { replaces: Math.min(...ids) });
    const contents = async () =>
      (await store.messages.history('session_1', { limit: 9 })).rows.map(({ content }) => content);
    while ((await contents())[0] !== 'anew') await new Promise(setImmediate);
    await store.close();
    expect(await appending).toBeGreaterThan(Math.max(...ids));
    expect(bytesOf(file)).toContain(SECRET);
    const { store: again } = await temporaryStore({ file });
    await vi.waitUntil(() => !bytesOf(file).includes(SECRET), { timeout: 5000 });
    expect((await again.messages.history('session_1', { limit: 9 })).rows).toMatchObject([
      { content: 'anew' },
    ]);
    expect((await again.sessions.list({ limit: 9 })).rows).toHaveLength(1);
  });

  it('that was interrupted is not seen, and ended at the next start', async () => {
    const { store, file } = await temporaryStore();
    await store.messages.append(message({ session_id: 'secret', content: SECRET }), { title: 'Left over' });
    await indexed(store);
    await store.close();
    const other = new SQLite(file);
    interruptDeletions(other);
    other.close();
    const { store: again } = await temporaryStore({ file });
    expect((await again.sessions.list({ limit: 9 })).rows).toEqual([]);
    await vi.waitUntil(() => !bytesOf(file).includes(SECRET), { timeout: 5000 });
  });

  it('whose messages were gone when it was interrupted is taken out of the index at the next start', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await store.messages.append(message({ session_id: 'secret', content: SECRET }), { title: 'Left over' });
    await indexed(store);
    await store.close();
    const other = new SQLite(file);
    other.exec(`PRAGMA secure_delete = ON;
      INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 0);
      DELETE FROM chat_history WHERE session_id = 'secret';
      INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 1);
      UPDATE chat_sessions SET id = char(1) || 'deleted 1', title = NULL WHERE id = 'secret'`);
    other.close();
    expect(bytesOf(file)).toContain(SECRET);
    const { store: again } = await temporaryStore({ file });
    await vi.waitUntil(() => !bytesOf(file).includes(SECRET), { timeout: 5000 });
    expect((await again.sessions.list({ limit: 99, q: 'everyday' })).rows).toHaveLength(20);
  });

  it('that a backup was made in the middle of is ended where that is restored', async () => {
    const { store, file } = await temporaryStore();
    await store.messages.append(message({ session_id: 'secret', content: SECRET }));
    const other = otherConnection(file);
    interruptDeletions(other);
    const { name } = await store.backups.create();
    await store.backups.restore(name);
    const left = other.prepare('SELECT count(*) FROM chat_sessions').pluck();
    await vi.waitUntil(() => left.get() === 0, { timeout: 5000 });
  });

  it('whose rows are not gone yet is found by the numbers of its messages neither', async () => {
    const { store, file } = await temporaryStore();
    const id = await store.messages.append(message({ session_id: 'secret', content: SECRET }));
    await store.feedback.correct(id, 'E-Banking');
    expect(await store.feedback.corrections()).toHaveLength(1);
    interruptDeletions(otherConnection(file));
    expect(await store.feedback.rate(id, 'helpful', null)).toBeUndefined();
    expect(await store.feedback.correct(id, 'IT Support')).toBeUndefined();
    expect(await store.feedback.corrections()).toEqual([]);
  });

  it('is still deleted while another program reads, and gone from the file at the end', async () => {
    const lines: string[] = [];
    const { store, file } = await temporaryStore({ log: (line) => lines.push(line) });
    await fill(store);
    await store.messages.append(message({ session_id: 'secret', content: SECRET }), { title: SECRET });
    const reader = otherConnection(file);
    reader.exec('BEGIN; SELECT count(*) FROM chat_history');
    expect(await store.sessions.remove('secret')).toBe(true);
    expect(lines).toEqual(['deleted text stays in the -wal file until the database is closed']);
    reader.close();
    await store.close();
    expect(bytesOf(file)).not.toContain(SECRET);
  });
});

/** As a kill just after its first commit leaves the deletion of the one conversation that there is. */
function interruptDeletions(database: Database): void {
  database.exec(`PRAGMA foreign_keys = OFF; UPDATE chat_sessions SET id = char(1) || 'deleted 1', title = NULL;
    UPDATE chat_history SET session_id = char(1) || 'deleted 1'`);
}

/** Twenty other conversations with a wide vocabulary. */
async function fill(store: Store): Promise<void> {
  const content = (n: number) =>
    `everyday ${Array.from({ length: 200 }, (_, k) => `${String.fromCodePoint(98 + ((n * k) % 25))}${n * k}`).join(' ')}`;
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      store.messages.append(message({ session_id: `s${n}`, content: content(n) }), { title: `Title ${n}` }),
    ),
  );
}

/** So many words of their own, in messages that are neither many nor long where they are 3,000. */
async function say(store: Store, session_id: string, beginning: string, count: number): Promise<void> {
  const words = Array.from({ length: count }, (_, n) => `${beginning}${n * 7919}`);
  for (let n = 0; n < count; n += 100) {
    await store.messages.append(message({ session_id, content: words.slice(n, n + 100).join(' ') }));
  }
}

/** Resolves when all is in the index. */
async function indexed(store: Store): Promise<void> {
  await store.sessions.list({ limit: 1, q: 'anything' });
}

/** All that lies in the database's folder. */
function bytesOf(file: string): string {
  const folder = dirname(file);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1').toLowerCase())
    .join('\n');
}
