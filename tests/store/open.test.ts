import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../main/store/connection.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { openStore } from '../../main/store/open.ts';
import { openDatabase } from '../../main/store/open-database.ts';
import { otherConnection, temporaryFile, temporaryStore, ticket } from './support.ts';

const quiet = { migrations, now: () => new Date(), log: () => {} };

describe('opening the database', () => {
  it('is durable, strict and forgetful on the second open too', async () => {
    const file = await temporaryFile();
    (await openDatabase({ ...quiet, file })).close();
    const database = await openDatabase({ ...quiet, file });
    onTestFinished(() => void database.close());
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect({
      journal_mode: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreign_keys: pragma('foreign_keys'),
      busy_timeout: pragma('busy_timeout'),
      secure_delete: pragma('secure_delete'),
      temp_store: pragma('temp_store'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      secure_delete: 1,
      temp_store: 2,
    });
  });

  it('has FTS5 overwrite what is deleted from the indexes over what people wrote', async () => {
    const { file } = await temporaryStore();
    const other = otherConnection(file);
    const option = (index: string) =>
      other.prepare(`SELECT v FROM ${index}_config WHERE k = 'secure-delete'`).pluck().get();
    expect(['message_search', 'session_search', 'ticket_search'].map(option)).toEqual([1, 1, 1]);
  });

  it('makes the folder that is missing', async () => {
    const file = join(dirname(await temporaryFile()), 'a', 'b', 'support_system.db');
    const { store } = await temporaryStore({ file });
    await store.tickets.create(ticket());
    expect(statSync(file).isFile()).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'lets only its user read the file, its WAL and its index',
    async () => {
      const file = await temporaryFile();
      writeFileSync(file, '', { mode: 0o644 });
      const { store } = await temporaryStore({ file });
      await store.tickets.create(ticket());
      const modes = ['', '-wal', '-shm'].map((suffix) => statSync(file + suffix).mode & 0o777);
      expect(modes).toEqual([0o600, 0o600, 0o600]);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'makes its file for its user alone from the first moment',
    async () => {
      const file = await temporaryFile();
      const database = connect(file);
      onTestFinished(() => void database.close());
      expect(statSync(file).mode & 0o777).toBe(0o600);
    },
  );

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const file = await temporaryFile();
    const newer = new SQLite(file);
    newer.exec('CREATE TABLE later (a)');
    newer.pragma(`user_version = ${migrations.length + 1}`);
    newer.close();
    const before = readFileSync(file);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'database_newer' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await readdir(dirname(file))).toEqual(['support_system.db']);
  });

  it('says that a file is no database and leaves it as it is', async () => {
    const file = await temporaryFile('letter.docx');
    writeFileSync(file, 'This is a letter, and a rather long one at that. '.repeat(100));
    const before = readFileSync(file);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'database_damaged' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await readdir(dirname(file))).toEqual(['letter.docx']);
  });

  it('says that a path that is a folder cannot be used', async () => {
    const file = await temporaryFile();
    await mkdir(file);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'database_readonly' });
  });

  it('opens one file in two processes at once', async () => {
    const file = await temporaryFile();
    const open = `import('${new URL('../../main/store/open.ts', import.meta.url).href}').then(async ({ openStore }) => {
      const store = await openStore({ file: process.argv[1] });
      console.log((await store.tickets.create(${JSON.stringify(ticket())})).id);
      await store.close();
    })`;
    const { store } = await temporaryStore({ file });
    const child = spawnSync(process.execPath, ['--no-warnings', '-e', open, file], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expect(await store.tickets.get(child.stdout.trim())).toMatchObject({ user: 'Jane Smith' });
  });
});

describe('closing the store', () => {
  it('keeps what was asked for before, refuses what comes after, and leaves one whole file', async () => {
    const { store, file } = await temporaryStore();
    const asked = [store.tickets.create(ticket()), store.tickets.create(ticket())];
    await store.close();
    const kept = await Promise.all(asked);
    await expect(store.tickets.create(ticket())).rejects.toMatchObject({ code: 'shutting_down' });
    await expect(store.tickets.list({ limit: 1 })).rejects.toMatchObject({ code: 'shutting_down' });
    expect(await readdir(dirname(file))).toEqual(['support_system.db']);
    const { store: again } = await temporaryStore({ file });
    for (const { id } of kept) expect(await again.tickets.get(id)).toBeDefined();
  });

  it('may be asked twice', async () => {
    const { store } = await temporaryStore();
    await store.close();
    await expect(store.close()).resolves.toBeUndefined();
  });
});
