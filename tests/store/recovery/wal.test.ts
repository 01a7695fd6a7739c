import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../main/store/open.ts';
import { readBrokenWal } from '../../../main/store/recovery/wal.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { temporaryFile, temporaryStore, ticket } from '../support.ts';

const FRAME = 24 + 4096;

/** The files as a killed process leaves them after this many commits: database, log and index of the log. */
async function leftByKill(commits: number): Promise<string> {
  const file = await temporaryFile();
  const store = await openStore({ file });
  for (let n = 0; n < commits; n++) await store.tickets.create(ticket({ user: `User ${n}` }));
  const folder = await temporaryFolder();
  cpSync(dirname(file), folder, { recursive: true });
  await store.close();
  return join(folder, 'support_system.db');
}

function change(file: string, at: number): void {
  const wal = readFileSync(`${file}-wal`);
  wal[at] = (wal[at] ?? 0) ^ 0xff;
  writeFileSync(`${file}-wal`, wal);
}

/** The frames that end a commit, by number. */
function commitsOf(wal: Buffer): number[] {
  const count = Math.floor((wal.length - 32) / FRAME);
  return Array.from({ length: count }, (_, n) => n).filter((n) => wal.readUInt32BE(32 + n * FRAME + 4) !== 0);
}

async function usersOf(file: string, lines: string[] = []): Promise<string[]> {
  const { store } = await temporaryStore({ file, log: (line) => lines.push(line) });
  return (await store.tickets.list({ limit: 100 })).rows.map(({ user }) => user);
}

describe('a log that was damaged', () => {
  it.each([
    ['its header', 20],
    ['its header’s checksum', 26],
    ['a frame’s checksum', 32 + 3 * FRAME + 18],
    ['the salt of a frame', 32 + 3 * FRAME + 9],
  ])('in %s loses no commit', async (_where, at) => {
    const file = await leftByKill(20);
    change(file, at);
    const lines: string[] = [];
    expect(await usersOf(file, lines)).toHaveLength(20);
    expect(lines).toContainEqual(expect.stringContaining("the database's log was damaged"));
    const [set] = await readdir(join(dirname(file), 'damaged'));
    expect(existsSync(join(dirname(file), 'damaged', set ?? '', 'support_system.db-wal'))).toBe(true);
  });

  it('only at its end, as a power cut leaves it, is what SQLite makes of it', async () => {
    const file = await leftByKill(20);
    const { length } = readFileSync(`${file}-wal`);
    change(file, length - 100);
    expect(readBrokenWal(file)).toBeUndefined();
    truncateSync(`${file}-wal`, length - FRAME - 100);
    expect(readBrokenWal(file)).toBeUndefined();
    expect((await usersOf(file)).length).toBeGreaterThan(15);
    expect(existsSync(join(dirname(file), 'damaged'))).toBe(false);
  });

  it('is none where a torn write left a commit of an earlier log before its own frames', async () => {
    const file = await leftByKill(20);
    const wal = readFileSync(`${file}-wal`);
    const commits = commitsOf(wal);
    const [before = 0, last = 0] = commits.slice(-2);
    expect(last - before).toBeGreaterThan(1);
    const first = 32 + (before + 1) * FRAME;
    wal.writeUInt32BE(7, first + 4);
    wal.fill(0x11, first + 8, first + 16);
    // The last commit may be a ticket's or the index's: what is there without it is what is to be there.
    const without = join(await temporaryFolder(), 'support_system.db');
    cpSync(file, without);
    writeFileSync(`${without}-wal`, wal.subarray(0, first));
    writeFileSync(`${file}-wal`, wal.subarray(0, 32 + (last + 1) * FRAME));
    expect(readBrokenWal(file)).toBeUndefined();
    expect(await usersOf(file)).toEqual(await usersOf(without));
  });

  it('is none where all is well, or there is no log', async () => {
    const file = await leftByKill(20);
    expect(readBrokenWal(file)).toBeUndefined();
    expect(await usersOf(file)).toHaveLength(20);
    expect(readBrokenWal(join(dirname(file), 'other.db'))).toBeUndefined();
  });
});
