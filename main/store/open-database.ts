/** Opens the database's file, and brings one of an older version or of the original service up to date. */
import { existsSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import { backUp, copyOf } from './backups/copy.ts';
import { listBackups } from './backups/list.ts';
import { addMissingChecksums, keepChecksums } from './checksums.ts';
import { configure, connect, keepPrivate } from './connection.ts';
import { asFailure } from './failures.ts';
import { hasContent, migrate, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { examine, isQuicklyExamined } from './recovery/examine.ts';
import { isWritableFormat } from './recovery/header.ts';
import { mendWal } from './recovery/mend-wal.ts';
import { placesOf } from './recovery/places.ts';
import { recover } from './recovery/recover.ts';
import { finishExchange } from './recovery/set-aside.ts';

interface Options {
  /** An absolute path. */
  file: string;
  migrations: readonly Migration[];
  now: () => Date;
  log: (line: string) => void;
  /** Pages that the file may grow to. */
  maxPageCount?: number | undefined;
}

/**
 * Looks before it touches: a newer database is not changed, and an older one is backed up first. A damaged one is set
 * aside, and the newest good backup, or an empty one, takes its place.
 * @throws Failure `database_newer`, `database_damaged` where the file is none of ours, or another `database_*` where it
 *   cannot be used
 */
export async function openDatabase(options: Options): Promise<Database> {
  const { file, now, log } = options;
  try {
    finishExchange(file, now);
    mendWal(file, now, log);
    return await openSound(options);
  } catch (given) {
    const error = asFailure(given);
    if (!(error instanceof Failure && error.code === 'database_damaged') || !(await isOurs(file)))
      throw error;
    const { backup_at, folder } = await recover(file, now()).catch(() => Promise.reject(error));
    log(
      `the database was damaged and is kept in ${folder}; restored: ${backup_at ?? 'nothing, there was no good backup'}`,
    );
    return openSound(options).catch((again: unknown) => Promise.reject(asFailure(again)));
  }
}

async function openSound({ file, migrations, now, log, maxPageCount }: Options): Promise<Database> {
  let handle: Database | undefined;
  try {
    handle = connect(file);
    if (!isWritableFormat(file)) throw new Failure('database_damaged');
    const version = schemaVersion(handle, migrations);
    const outdated = version < migrations.length && hasContent(handle);
    keepPrivate(file);
    const { suspect } = placesOf(file);
    const isExamined = existsSync(suspect) || isQuicklyExamined(handle);
    if (isExamined) examine(handle, log);
    rmSync(suspect, { force: true });
    if (outdated)
      log(`backup made before an update: ${await backUp(file, `v${version}`, now(), copyOf(handle))}`);
    configure(handle, maxPageCount);
    migrate(handle, migrations);
    if (isExamined || outdated) completeChecksums(handle, log);
    keepChecksums(handle);
    if (outdated) log(`database updated from version ${version} to ${migrations.length}`);
    return handle;
  } catch (error) {
    handle?.close();
    throw error;
  }
}

/** On a full disk, or where the file may not be written, the database is to be read all the same. */
function completeChecksums(handle: Database, log: (line: string) => void): void {
  try {
    addMissingChecksums(handle);
  } catch (given) {
    const error = asFailure(given);
    if (!(error instanceof Failure) || error.code === 'database_damaged') throw error;
    log(`rows that another program wrote stay without checksums: ${error.code}`);
  }
}

/** A path may have been given wrongly: only what looks like a database, or has backups of one, is moved away. */
async function isOurs(file: string): Promise<boolean> {
  return ['.db', '.sqlite', '.sqlite3'].includes(extname(file)) || (await listBackups(file)).length > 0;
}
