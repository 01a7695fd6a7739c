/** `npm run token`, beside the running product. */
import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { call, startApp } from '../helpers/app.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { databaseOfVersion, temporaryFile, temporaryStore, ticket } from '../store/support.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'token.ts');

/** @returns what it said; rejects where it ends with another code than 0 */
async function token(file: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, DB_FILE: file };
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout;
}

it('R5: makes a token that the running service takes, lists it, and revokes it', async () => {
  const app = await startApp({ REST_ACCESS: 'token' });
  const statusWith = async (secret: string): Promise<number> =>
    (await call(app, 'GET', '/tickets', undefined, { authorization: `Bearer ${secret}` })).status;

  const said = await token(app.dbFile, 'create', 'Portal', '--scope', 'chat,tickets:read');
  const secret = /^deskside_[\w-]{43}$/m.exec(said)?.[0] ?? '';
  expect(await statusWith(secret)).toBe(200);
  expect(await token(app.dbFile, 'list')).toMatch(/^Portal {2}chat,tickets:read {2}/);
  expect(await token(app.dbFile, 'list')).not.toContain(secret);
  expect(await token(app.dbFile, 'revoke', 'Portal')).toContain('revoked');
  expect(await statusWith(secret)).toBe(401);
});

describe('a file that is not to be used', () => {
  /** Refused by each command with one sentence, and the file and what lies around it are as they were. */
  async function expectUntouched(file: string, sentence: RegExp): Promise<void> {
    const before = await contentsOf(dirname(file));
    for (const args of [['list'], ['create', 'Portal', '--scope', 'chat'], ['revoke', 'Portal']]) {
      await expect(token(file, ...args)).rejects.toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(sentence),
      });
    }
    expect(await contentsOf(dirname(file))).toEqual(before);
  }

  it.each([
    ['no database', Buffer.alloc(8192, 'x')],
    ['empty', Buffer.alloc(0)],
  ])('is left as it is where it is %s', async (_, bytes) => {
    const file = await temporaryFile();
    await writeFile(file, bytes);
    await expectUntouched(file, /^\S+support_system\.db is .* start Deskside, .*\n$/);
  });

  it("is left as it is where it is another program's", async () => {
    const file = await temporaryFile();
    const database = new SQLite(file);
    database.exec('CREATE TABLE notes (words)');
    database.pragma('journal_mode = WAL');
    database.close();
    await expectUntouched(file, /is no database of this version of Deskside, .*start Deskside/);
  });

  it('is left as it is where it is of an older version, or a newer one', async () => {
    const file = await temporaryFile();
    databaseOfVersion(file, 6).close();
    await expectUntouched(file, /is no database of this version of Deskside, .*start Deskside/);
    const newer = new SQLite(file);
    newer.pragma('user_version = 99');
    newer.close();
    await expectUntouched(file, /made by a newer version of Deskside/);
  });

  it('is left as it is where it is a backup', async () => {
    const { store, file } = await temporaryStore();
    const { name } = await store.backups.create();
    await store.close();
    await expectUntouched(join(dirname(file), 'backups', name), /is no database of this version/);
  });

  it.each([
    ['header is', 0, 100],
    ['first pages are', 4096, 40_000],
  ])('is left as it is where its %s damaged', async (_, from, to) => {
    const { store, file } = await temporaryStore();
    await store.tickets.create(ticket());
    await store.close();
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0x5a, from, to));
    await expectUntouched(file, /is damaged or no database, .*start Deskside/);
  });

  it('is left as it is where the log that a crash left is damaged', async () => {
    const { store, file } = await temporaryStore();
    for (let n = 0; n < 5; n++) await store.tickets.create(ticket());
    const crashed = await temporaryFile();
    await copyFile(file, crashed);
    const log = await readFile(`${file}-wal`);
    await writeFile(`${crashed}-wal`, log.fill(0x5a, 200, 300));
    await expectUntouched(crashed, /is damaged or no database/);
  });

  it('is left as it is where a crash left a log and it is of an older version', async () => {
    const older = await temporaryFile();
    const database = databaseOfVersion(older, 6);
    const crashed = await temporaryFile();
    await copyFile(older, crashed);
    await copyFile(`${older}-wal`, `${crashed}-wal`);
    await rm(`${crashed}-shm`, { force: true });
    const [before, log] = [await readFile(crashed), await readFile(`${crashed}-wal`)];
    expect(log.length).toBeGreaterThan(0);
    await expect(token(crashed, 'list')).rejects.toMatchObject({ code: 1 });
    expect(before.equals(await readFile(crashed))).toBe(true);
    expect(log.equals(await readFile(`${crashed}-wal`))).toBe(true);
    database.close();
  });

  it('is left to the running service that has seen damage', async () => {
    const app = await startApp();
    await writeFile(`${app.dbFile}.suspect`, '');
    const before = await readFile(app.dbFile);
    await expect(token(app.dbFile, 'list')).rejects.toMatchObject({
      stderr: expect.stringContaining('start Deskside'),
    });
    expect(before.equals(await readFile(app.dbFile))).toBe(true);
    expect(await call(app, 'GET', '/tickets')).toMatchObject({ status: 200 });
  });

  it('is named where it is a folder', async () => {
    const folder = await temporaryFolder();
    await expect(token(folder, 'list')).rejects.toMatchObject({
      code: 1,
      stderr: `${folder} is a folder or a device. Name the database's file in DB_FILE.\n`,
    });
  });
});

describe('its arguments', () => {
  it('are explained where it is asked for', async () => {
    const database = join(await temporaryFolder(), 'none.db');
    for (const args of [['--help'], ['-h'], ['create', '--help']]) {
      expect(await token(database, ...args)).toMatch(/^Usage: .*\n.* list\n[\s\S]*tickets:write/);
    }
  });

  it.each([
    [[], /^Usage/],
    [['create', 'Portal'], /^Usage/],
    [['revoke'], /^Usage/],
    [
      ['create', 'Portal', '--scope', 'chat,all'],
      /^There is no scope "all"; there are: chat, tickets:write, .*\nUsage/,
    ],
    [['create', ' ', '--scope', 'chat'], /^A name is .*\nUsage/],
    [['create', 'Portal', 'Two', '--scope', 'chat'], /^There is no argument Two here\.\nUsage/],
    [['list', 'Portal'], /^There is no argument Portal here\.\nUsage/],
    [['list', '--scope', 'chat'], /^Only create takes a scope\.\nUsage/],
    [['remove'], /^There is no command remove\.\nUsage/],
    [['list', '--all'], /--all[\s\S]*\nUsage/],
  ])('are refused with the usage, and no database is made: %j', async (args, stderr) => {
    const folder = await temporaryFolder();
    await expect(token(join(folder, 'none.db'), ...args)).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('are about a database that is there', async () => {
    const folder = await temporaryFolder();
    await expect(token(join(folder, 'none.db'), 'list')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DB_FILE'),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

/** Every file of a folder, by its name. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const content = entry.isFile() ? await readFile(join(folder, entry.name), 'base64') : 'a folder';
    contents[entry.name] = content;
  }
  return contents;
}
