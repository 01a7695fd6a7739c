/** A copy of the database that is known to be good. */
import { access, chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../../shared/errors.ts';
import { knowChecksums } from '../checksums.ts';
import { damageIn } from '../soundness.ts';
import { syncFile, syncFolder } from '../sync.ts';
import { backupFolder } from './list.ts';

/** Copies a database into an empty file; it is checked and on the disk when this resolves. */
export type Copy = (target: string) => Promise<void>;

/**
 * Puts a copy into `backups/` beside the database's file, and gives it its name only once it is whole.
 * Only this user may read it.
 * @param label part of its name, such as the schema's version
 * @returns the copy's path
 * @throws Failure `database_damaged` where the copy does not pass the checks; SQLite's error where it cannot be written
 */
export async function backUp(file: string, label: string, at: Date, copy: Copy): Promise<string> {
  const folder = backupFolder(file);
  const { name, ext } = parse(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stem = join(folder, `${name}-${label}-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  const target = await freeName(stem, ext || '.db');
  const temporary = `${target}.partial`;
  try {
    await createPrivate(temporary);
    await copy(temporary);
    await rename(temporary, target);
    syncFolder(folder);
    return target;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Copies an open database on this thread, some pages at a time. */
export function copyOf(handle: Database): Copy {
  return async (target) => {
    await handle.backup(target);
    finishCopy(target);
  };
}

/**
 * Leaves a copy of a WAL database as one plain file, checked and on the disk.
 * @throws Failure `database_damaged`
 */
export function finishCopy(path: string): void {
  const copy = new SQLite(path);
  try {
    knowChecksums(copy);
    copy.pragma('journal_mode = DELETE');
    if (damageIn(copy).length > 0) throw new Failure('database_damaged');
  } finally {
    copy.close();
  }
  syncFile(path);
}

/** Two backups of one second do not replace each other. */
async function freeName(stem: string, ext: string): Promise<string> {
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? '' : `-${count}`}${ext}`;
    if (
      await access(path).then(
        () => false,
        () => true,
      )
    )
      return path;
  }
}

/** The file exists with its mode before a byte of content is in it; a rest of an earlier attempt is emptied. */
async function createPrivate(path: string): Promise<void> {
  await (await open(path, 'w', 0o600)).close();
  await chmod(path, 0o600);
}
