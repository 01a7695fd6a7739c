/** A copy of the database that is known to be good. */
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';

/**
 * Copies an open database into `backups/` beside its file, checks the copy, and only then gives it its name.
 * Only this user may read it.
 * @param label part of its name, such as the schema's version
 * @returns the copy's path
 * @throws Failure `database_damaged` where the copy does not pass SQLite's check; SQLite's error where it cannot be written
 */
export async function backUp(handle: Database, file: string, label: string, at: Date): Promise<string> {
  const folder = join(dirname(file), 'backups');
  const { name, ext } = parse(file);
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const target = join(folder, `${name}-${label}-${stamp}${ext || '.db'}`);
  const temporary = `${target}.partial`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await createPrivate(temporary);
    await handle.backup(temporary);
    check(temporary);
    await sync(temporary);
    await rename(temporary, target);
    if (process.platform !== 'win32') await sync(folder);
    return target;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The file exists with its mode before a byte of content is in it; a rest of an earlier attempt is emptied. */
async function createPrivate(path: string): Promise<void> {
  await (await open(path, 'w', 0o600)).close();
  await chmod(path, 0o600);
}

/** Leaves a copy of a WAL database as one plain file. */
function check(path: string): void {
  const copy = new SQLite(path);
  try {
    copy.pragma('journal_mode = DELETE');
    if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Failure('database_damaged');
  } finally {
    copy.close();
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
