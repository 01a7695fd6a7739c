/** Scenes of a damaged database that is opened, and mended meanwhile. */
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { openStore } from '../../../main/store/open.ts';
import type { Scene } from './scene.ts';
import { createTickets } from './writes.ts';

const WAL_HEADER = 32;
const SALT_OF_A_FRAME = 9;

/** Damage beside the rows: the newest good backup takes its place, with what was written after it. */
const recovery: Scene = {
  isDamaged: true,
  async prepare(file, rows) {
    const lines = await leftByKill(file, rows);
    // Nothing in the log stands for this page: only tickets are in there.
    const { page, size } = pageOfIndex(file);
    const bytes = readFileSync(file);
    bytes.fill(0xff, (page - 1) * size, page * size);
    writeFileSync(file, bytes);
    return lines;
  },
  run: openAndGoOn,
};

/** A log with a bad frame in it, and commits after that. */
const brokenLog: Scene = {
  async prepare(file, rows) {
    const lines = await leftByKill(file, rows);
    const wal = readFileSync(`${file}-wal`);
    const at = WAL_HEADER + 3 * (24 + 4096) + SALT_OF_A_FRAME;
    wal[at] = (wal[at] ?? 0) ^ 0xff;
    writeFileSync(`${file}-wal`, wal);
    return lines;
  },
  run: openAndGoOn,
};

function pageOfIndex(file: string): { page: number; size: number } {
  copyFileSync(file, `${file}.look`);
  const database = new SQLite(`${file}.look`);
  const page = Number(
    database
      .prepare(`SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'chat_history'`)
      .pluck()
      .get(),
  );
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  for (const part of ['', '-wal', '-shm']) rmSync(`${file}.look${part}`, { force: true });
  return { page, size };
}

async function openAndGoOn({ count, tell, open }: Parameters<Scene['run']>[0]): Promise<void> {
  const store = await open();
  await createTickets(store, count, tell);
  await store.close();
}

/** Half of the rows in the database and in a backup, the other half in the log. */
async function leftByKill(file: string, rows: number): Promise<string[]> {
  const lines: string[] = [];
  const tell = (line: string) => void lines.push(line);
  const first = await openStore({ file });
  await createTickets(first, rows, tell);
  tell(`backup ${(await first.backups.create()).name}`);
  await first.close();
  const second = await openStore({ file });
  await createTickets(second, rows, tell);
  for (const part of ['', '-wal']) copyFileSync(file + part, `${file}.copy${part}`);
  await second.close();
  for (const part of ['', '-wal']) renameSync(`${file}.copy${part}`, file + part);
  return lines;
}

export const damage = { recovery, 'broken-log': brokenLog } satisfies Record<string, Scene>;
