import { existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, copyOf } from '../../../main/store/backups/copy.ts';
import { copyInWorker } from '../../../main/store/in-worker.ts';
import { makeLegacyDatabase } from '../../helpers/legacy-database.ts';
import { databaseOfVersion, temporaryFile, temporaryStore, ticket } from '../support.ts';

const AT = new Date('2026-01-02T03:04:05.678Z');

describe('a backup', () => {
  it('is one whole file, also of a database whose newest rows are in its WAL', async () => {
    const file = await temporaryFile();
    const database = databaseOfVersion(file, 1);
    database.exec(`INSERT INTO chat_sessions (id) VALUES ('session_in_wal')`);
    const copy = await backUp(file, 'v1', AT, copyOf(database));
    expect(copy).toBe(join(dirname(file), 'backups', 'support_system-v1-20260102T030405Z.db'));
    expect(await readdir(dirname(copy))).toEqual(['support_system-v1-20260102T030405Z.db']);
    // Byte 18 of the header: 1 is a rollback journal, 2 a WAL.
    expect(readFileSync(copy)[18]).toBe(1);
    const restored = new SQLite(copy, { readonly: true });
    expect(restored.prepare('SELECT id FROM chat_sessions').pluck().all()).toEqual(['session_in_wal']);
    restored.close();
  });

  it('replaces the rest of one that was interrupted', async () => {
    const file = await temporaryFile();
    const database = databaseOfVersion(file, 1);
    const first = await backUp(file, 'v1', AT, copyOf(database));
    renameSync(first, `${first}.partial`);
    truncateSync(`${first}.partial`, 5000);
    expect(await backUp(file, 'v1', AT, copyOf(database))).toBe(first);
    expect(await readdir(dirname(first))).toEqual(['support_system-v1-20260102T030405Z.db']);
  });

  it('of the same second has a name of its own', async () => {
    const file = await temporaryFile();
    const database = databaseOfVersion(file, 1);
    const first = await backUp(file, 'v1', AT, copyOf(database));
    const second = await backUp(file, 'v1', AT, copyOf(database));
    expect(second).toBe(first.replace('.db', '-2.db'));
  });

  it('of a damaged database is none, on this thread and on the worker', async () => {
    const file = await temporaryFile();
    makeLegacyDatabase(file);
    const bytes = readFileSync(file);
    // A page of a table's rows, not the first: the schema still reads well.
    bytes.fill(0xff, 4096, 8192);
    writeFileSync(file, bytes);
    const database = new SQLite(file);
    const worker = new URL('../../../main/store/worker.ts', import.meta.url);
    for (const copy of [copyOf(database), copyInWorker(worker, file)]) {
      await expect(backUp(file, 'manual', AT, copy)).rejects.toMatchObject({ code: 'database_damaged' });
    }
    database.close();
    expect(await readdir(join(dirname(file), 'backups'))).toEqual([]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('is made by the worker beside writes that go on, and holds what was committed before', async () => {
    const { store, file } = await temporaryStore();
    const first = await store.tickets.create(ticket());
    const worker = new URL('../../../main/store/worker.ts', import.meta.url);
    const copying = backUp(file, 'manual', AT, copyInWorker(worker, file));
    const later = await Promise.all(Array.from({ length: 50 }, () => store.tickets.create(ticket())));
    const copy = new SQLite(await copying, { readonly: true });
    const ids = copy.prepare('SELECT id FROM tickets').pluck().all();
    copy.close();
    expect(ids).toContain(first.id);
    expect((await store.tickets.list({ limit: 100 })).rows).toHaveLength(later.length + 1);
  });

  it('is made and checked by the worker where this thread does nothing for it', async () => {
    const { store, file } = await temporaryStore();
    const { id } = await store.tickets.create(ticket());
    const worker = new URL('../../../main/store/worker.ts', import.meta.url);
    const target = `${file}.copy`;
    const copying = copyInWorker(worker, file)(target);
    // Byte 18 is what the worker sets before it checks the copy.
    const isCopied = () => existsSync(target) && readFileSync(target)[18] === 1;
    const still = new Int32Array(new SharedArrayBuffer(4));
    for (let count = 0; count < 1000 && !isCopied(); count++) Atomics.wait(still, 0, 0, 20);
    expect(isCopied()).toBe(true);
    await copying;
    const copy = new SQLite(target, { readonly: true });
    expect(copy.prepare('SELECT id FROM tickets').pluck().all()).toEqual([id]);
    copy.close();
  });

  it('is left to the worker that the store is given', async () => {
    const refusing = `import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ code: 'database_full', cause: '' });`;
    const storeWorker = new URL(`data:text/javascript,${encodeURIComponent(refusing)}`);
    const { store } = await temporaryStore({ storeWorker });
    await expect(store.backups.create()).rejects.toMatchObject({ code: 'database_full' });
    await expect(store.backups.keepDaily()).rejects.toMatchObject({ code: 'database_full' });
  });

  it('is not made of a new database', async () => {
    const { file } = await temporaryStore();
    expect(await readdir(dirname(file))).not.toContain('backups');
  });

  it.each([1, 2, 3])('is made of a database of version %i', async (version) => {
    const file = await temporaryFile();
    databaseOfVersion(file, version).close();
    await temporaryStore({ file, now: () => AT });
    expect(await readdir(join(dirname(file), 'backups'))).toEqual([
      `support_system-v${version}-20260102T030405Z.db`,
    ]);
  });
});
