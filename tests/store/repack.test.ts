/** What SQLite leaves between rows of what is deleted later goes when the database is packed anew. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRepacker } from '../../main/store/repack.ts';
import type { Store } from '../../main/store/store.ts';
import type { Writer } from '../../main/store/writer.ts';
import { message, otherConnection, temporaryFile, temporaryStore, ticket } from './support.ts';

const worker = new URL('../../main/store/worker.ts', import.meta.url);

/** The same on each run. */
function randomNumbers(seed: number): () => number {
  let last = seed;
  return () => {
    last = (last * 1103515245 + 12345) % 2147483648;
    return last / 2147483648;
  };
}

const SESSIONS = 40;
const markOf = (n: number) => `zebra-s${n}-end`;

/** Forty conversations whose messages say whose they are, and whose titles grew and shrank. */
async function fill(store: Store, seed: number): Promise<void> {
  const random = randomNumbers(seed);
  for (let round = 0; round < 100; round++) {
    const numbers = Array.from({ length: 15 }, () => Math.floor(random() * SESSIONS));
    await Promise.all(
      numbers.map((n) =>
        store.messages.append(
          message({ session_id: `s${n}`, content: `${markOf(n)} ${'w'.repeat(random() * 300)}` }),
          { title: `t${n}` },
        ),
      ),
    );
    for (const n of numbers.slice(0, 2)) {
      await store.sessions.rename(`s${n}`, `${markOf(n)} `.repeat(1 + random() * 12));
    }
  }
}

function isAnywhere(file: string, texts: readonly string[]): boolean {
  const bytes = [file, `${file}-wal`].map((part) => readFileSync(part).toString('latin1')).join();
  return texts.some((text) => bytes.includes(text));
}

/** With these numbers SQLite moves rows that are deleted later. */
describe.each([
  ['on this thread', undefined, 3],
  ['on this thread', undefined, 71],
  ['by the worker', worker, 99],
])('packed anew %s', (_where, storeWorker, seed) => {
  it('a database has nothing of what was deleted, and all else as it was', async () => {
    const { store, file } = await temporaryStore({ storeWorker });
    await fill(store, seed);
    await Promise.all([1, 2, 3].map(() => store.tickets.create(ticket())));
    const other = otherConnection(file);
    const kept = () =>
      [
        'SELECT rowid, * FROM chat_sessions WHERE substr(id, 1, 1) <> char(1) AND CAST(substr(id, 2) AS INTEGER) % 2 = 1',
        'SELECT rowid, * FROM chat_history WHERE CAST(substr(session_id, 2) AS INTEGER) % 2 = 1',
        'SELECT rowid, * FROM tickets',
      ].map((sql) => other.prepare(`${sql} ORDER BY rowid`).all());
    const before = kept();
    const gone = Array.from({ length: SESSIONS / 2 }, (_, n) => 2 * n);
    for (const n of gone) expect(await store.sessions.remove(`s${n}`)).toBe(true);
    const deleted = gone.map(markOf);
    const underWay = other
      .prepare('SELECT count(*) FROM chat_sessions WHERE substr(id, 1, 1) = char(1)')
      .pluck();
    await expect.poll(() => underWay.get()).toBe(0);
    expect(isAnywhere(file, deleted)).toBe(false);
    expect(kept()).toEqual(before);
    expect((await store.sessions.list({ limit: 99, q: 'zebra' })).rows).toHaveLength(SESSIONS / 2);
    await store.messages.append(message({ session_id: 's1', content: 'written after' }));
    expect((await store.sessions.list({ limit: 99, q: 'written' })).rows).toHaveLength(1);
    other.exec("INSERT INTO message_search (message_search, rank) VALUES ('integrity-check', 1)");
    expect(other.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

describe('packing', () => {
  const waiting: PromiseWithResolvers<void>[] = [];
  async function repackerOf(pack: () => Promise<void>) {
    const { file } = await temporaryStore();
    const writer: Pick<Writer, 'alone'> = { alone: (work) => work() };
    return createRepacker({ file, writer, pack });
  }

  it('is shared by those that ask before it begins, and not by those that ask after', async () => {
    waiting.length = 0;
    const repacker = await repackerOf(() => {
      const one = Promise.withResolvers<void>();
      waiting.push(one);
      return one.promise;
    });
    const first = [repacker.repack(), repacker.repack()];
    await expect.poll(() => waiting.length).toBe(1);
    const second = repacker.repack();
    waiting[0]?.resolve();
    await Promise.all(first);
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve();
    await second;
    await repacker.close();
  });

  it('that waits for its turn when the database is closed is none', async () => {
    let packed = 0;
    const repacker = await repackerOf(async () => void packed++);
    await repacker.repack();
    await repacker.close();
    await expect(repacker.repack()).rejects.toMatchObject({ code: 'shutting_down' });
    expect(packed).toBe(1);
  });

  it('that fails keeps the next from nothing', async () => {
    let attempts = 0;
    const repacker = await repackerOf(async () => {
      if (++attempts === 1) throw new Error('full');
    });
    await expect(repacker.repack()).rejects.toThrow('full');
    await repacker.repack();
    expect(attempts).toBe(2);
  });
});

it('writes wait for what is done alone, and are kept', async () => {
  const { store } = await temporaryStore({ file: await temporaryFile(), storeWorker: worker });
  await fill(store, 1);
  const removing = store.sessions.remove('s1');
  const written = await Promise.all(
    Array.from({ length: 200 }, (_, n) => store.tickets.create(ticket({ user: `User ${n}` }))),
  );
  await removing;
  expect(written).toHaveLength(200);
  expect((await store.tickets.list({ limit: 1000 })).rows).toHaveLength(200);
});
