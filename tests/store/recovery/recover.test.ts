import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../main/store/open.ts';
import { placesOf } from '../../../main/store/recovery/places.ts';
import type { Store } from '../../../main/store/store.ts';
import { message, temporaryFile, temporaryStore, ticket } from '../support.ts';

let file: string;
beforeEach(async () => {
  file = await temporaryFile();
});

async function closedStore(fill: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore({ file });
  await fill(store);
  await store.close();
}

/** The page that the table's rows begin at, overwritten: the schema still reads well. */
function spoil(what: { header: true } | { pages: [from: number, to: number] }): Buffer {
  const bytes = readFileSync(file);
  if ('header' in what) bytes.fill(0x5a, 0, 100);
  else bytes.fill(0xff, what.pages[0] * 4096, what.pages[1] * 4096);
  writeFileSync(file, bytes);
  return bytes;
}

describe('a damaged database', () => {
  it('is set aside unchanged, and the newest good backup takes its place', async () => {
    let kept = '';
    await closedStore(async (store) => {
      kept = (await store.tickets.create(ticket())).id;
      await store.backups.create();
    });
    const damaged = spoil({ header: true });
    const { store } = await temporaryStore({ file });
    expect(await store.tickets.get(kept)).toMatchObject({ user: 'Jane Smith' });
    const recovery = await store.backups.recovery();
    expect(recovery).toMatchObject({ backup_at: expect.any(String), saved: { tickets: 0 } });
    expect(readFileSync(join(recovery?.folder ?? '', 'support_system.db')).equals(damaged)).toBe(true);
  });

  it('tells until it was read, also after another start', async () => {
    await closedStore((store) => store.tickets.create(ticket()));
    spoil({ header: true });
    await closedStore(async () => {});
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toMatchObject({ backup_at: null });
    await store.backups.recoveryRead();
    expect(await store.backups.recovery()).toBeNull();
  });

  it('gives what can still be read of it to the backup', async () => {
    await closedStore(async (store) => {
      await store.backups.create();
      await store.tickets.create(ticket({ description: 'made after the backup' }));
      await store.messages.append(message({ content: 'asked after the backup' }), { title: 'After' });
    });
    // The root of an index: rows can be read without it.
    const { store: reading } = await temporaryStore({ file });
    await reading.close();
    spoilIndex();
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toMatchObject({ saved: { sessions: 1, messages: 1, tickets: 1 } });
    expect((await store.tickets.list({ limit: 10 })).rows).toMatchObject([
      { description: 'made after the backup' },
    ]);
    expect((await store.messages.history('session_1', { limit: 10 })).rows).toMatchObject([
      { content: 'asked after the backup' },
    ]);
    expect((await store.sessions.list({ limit: 10, q: 'asked' })).rows).toHaveLength(1);
  });

  it('passes over backups that are damaged themselves', async () => {
    await closedStore(async (store) => {
      await store.tickets.create(ticket({ user: 'First' }));
      await store.backups.create();
      await store.tickets.create(ticket({ user: 'Second' }));
      const { name } = await store.backups.create();
      const damaged = join(dirname(file), 'backups', name);
      truncateSync(damaged, 8192);
      // The newer one for sure: both are of one second.
      const later = new Date(Date.now() + 60_000);
      utimesSync(damaged, later, later);
    });
    // Nothing of it can be read: what is there after comes from a backup.
    writeFileSync(file, Buffer.alloc(readFileSync(file).length, 0xff));
    const { store } = await temporaryStore({ file });
    expect((await store.tickets.list({ limit: 10 })).rows).toMatchObject([{ user: 'First' }]);
  });

  it('that lost its end is noticed', async () => {
    await closedStore((store) => store.tickets.create(ticket()));
    truncateSync(file, readFileSync(file).length - 4096);
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).not.toBeNull();
    await store.tickets.create(ticket());
  });

  it('whose recovery was interrupted before the last step is not taken for a new one', async () => {
    await closedStore((store) => store.tickets.create(ticket()));
    renameSync(file, placesOf(file).restored);
    const { store } = await temporaryStore({ file });
    expect((await store.tickets.list({ limit: 10 })).rows).toHaveLength(1);
    expect(existsSync(placesOf(file).restored)).toBe(false);
  });

  it('whose files were half set aside is not given its old log', async () => {
    const store = await openStore({ file });
    await store.tickets.create(ticket({ user: 'First' }));
    const { name } = await store.backups.create();
    await store.tickets.create(ticket({ user: 'Second' }));
    const log = readFileSync(`${file}-wal`);
    await store.close();
    // The main file goes first: the log still lies where it was.
    mkdirSync(join(placesOf(file).damaged, '20260102T030405.000Z'), { recursive: true });
    rmSync(file);
    writeFileSync(`${file}-wal`, log);
    copyFileSync(join(dirname(file), 'backups', name), placesOf(file).restored);
    const { store: again } = await temporaryStore({ file });
    expect((await again.tickets.list({ limit: 10 })).rows).toMatchObject([{ user: 'First' }]);
    const aside = join(placesOf(file).damaged, '20260102T030405.000Z', 'support_system.db-wal');
    expect(readFileSync(aside).equals(log)).toBe(true);
  });

  it('whose recovery was interrupted before anything was moved is begun anew, without its rests', async () => {
    await closedStore(async (store) => {
      await store.tickets.create(ticket());
      await store.backups.create();
    });
    spoil({ header: true });
    const { restored } = placesOf(file);
    for (const rest of [restored, `${restored}-journal`, `${restored}.salvage-wal`])
      writeFileSync(rest, 'half');
    const { store } = await temporaryStore({ file });
    expect((await store.tickets.list({ limit: 10 })).rows).toHaveLength(1);
    expect((await readdir(dirname(file))).filter((name) => name.includes('restored'))).toEqual([]);
  });

  it('of any size is looked through at the next start where a backup finds the damage', async () => {
    await closedStore((store) => store.tickets.create(ticket()));
    const storeWorker = new URL('../../../main/store/worker.ts', import.meta.url);
    const store = await openStore({ file, storeWorker });
    spoilIndex();
    await expect(store.backups.create()).rejects.toMatchObject({ code: 'database_damaged' });
    expect(existsSync(placesOf(file).suspect)).toBe(true);
    await store.close();
    const { store: again } = await temporaryStore({ file });
    expect(await again.backups.recovery()).toMatchObject({ backup_at: null });
    expect(existsSync(placesOf(file).suspect)).toBe(false);
  });

  it('leaves no mark behind where only a search index was hurt, which is made anew', async () => {
    await closedStore(async (store) => {
      for (let n = 0; n < 40; n++) await store.messages.append(message({ content: `the zebra number ${n}` }));
      await store.sessions.list({ limit: 1, q: 'zebra' });
    });
    spoilSearchIndex();
    writeFileSync(placesOf(file).suspect, '');
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toBeNull();
    expect((await store.sessions.list({ limit: 1, q: 'zebra' })).rows).toHaveLength(1);
    expect(await readdir(dirname(file))).toEqual(
      expect.not.arrayContaining(['damaged', 'support_system.db.suspect']),
    );
  });
});

/** Overwrites the root page of an index of tickets. */
function spoilIndex(): void {
  const root = rootPageOf('idx_tickets_created_at');
  spoil({ pages: [root - 1, root] });
}

/** Overwrites a segment of the index over messages, as FTS5 keeps it in its own table. */
function spoilSearchIndex(): void {
  const database = new SQLite(file);
  database.unsafeMode(true);
  database.prepare('UPDATE message_search_data SET block = zeroblob(length(block)) WHERE id > 10').run();
  database.close();
}

function rootPageOf(name: string): number {
  const database = new SQLite(file);
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name);
  database.close();
  return Number(root);
}
