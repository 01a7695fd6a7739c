/** Opens the database's file, and brings one of an older version or of the original service up to date. */
import type { Database } from 'better-sqlite3';
import { backUp } from './backup.ts';
import { configure, connect, keepPrivate } from './connection.ts';
import { asFailure } from './failures.ts';
import { hasContent, migrate, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

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
 * Looks before it touches: neither a newer database nor a damaged one is changed, and an older one is backed up first.
 * @throws Failure `database_newer`, `database_damaged`, or another `database_*` where the file cannot be used
 */
export async function openDatabase({ file, migrations, now, log, maxPageCount }: Options): Promise<Database> {
  let handle: Database | undefined;
  try {
    handle = connect(file);
    const version = schemaVersion(handle, migrations);
    const outdated = version < migrations.length && hasContent(handle);
    keepPrivate(file);
    if (outdated) log(`backup made before an update: ${await backUp(handle, file, `v${version}`, now())}`);
    configure(handle, maxPageCount);
    migrate(handle, migrations);
    if (outdated) log(`database updated from version ${version} to ${migrations.length}`);
    return handle;
  } catch (error) {
    handle?.close();
    throw asFailure(error);
  }
}
