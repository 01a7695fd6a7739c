/** Brings a database to the schema of this version, step by step. */
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import type { Migration } from './migrations/migration.ts';
import { markedVersion, markOf } from './version-mark.ts';

/**
 * The version of a database's schema; 0 for an empty file and for one that the original service made.
 * @throws Failure `database_newer` where a newer version of the product made it, `database_damaged` where its two places
 *   tell two versions; SQLite's error where it is no database
 */
export function schemaVersion(handle: Database, migrations: readonly Migration[]): number {
  readSchema(handle);
  const version = Number(handle.pragma('user_version', { simple: true }));
  const marked = markedVersion(Number(handle.pragma('application_id', { simple: true })));
  if (marked !== undefined && marked !== version) throw new Failure('database_damaged');
  if (version > migrations.length) throw new Failure('database_newer');
  return version;
}

/** A format that SQLite does not know is no newer one, of which there is none, but damage. */
function readSchema(handle: Database): void {
  try {
    hasContent(handle);
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError) || error.code !== 'SQLITE_ERROR') throw error;
    throw new Failure('database_damaged', { cause: error });
  }
}

/** Whether there is anything in it that a step could spoil. */
export function hasContent(handle: Database): boolean {
  return handle.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

/**
 * Runs the steps that are missing, each in a transaction of its own: after a failure or a kill the last whole step stands.
 * Where two processes open the same file, each step runs once.
 */
export function migrate(handle: Database, migrations: readonly Migration[]): void {
  for (const { version, up } of migrations) {
    const step = handle.transaction(() => {
      if (schemaVersion(handle, migrations) >= version) return;
      up(handle);
      handle.pragma(`user_version = ${version}`);
      handle.pragma(`application_id = ${markOf(version)}`);
    });
    step.immediate();
  }
}
