/** Brings a database to the schema of this version, step by step. */
import type { Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * The version of a database's schema; 0 for an empty file and for one that the original service made.
 * @throws Failure `database_newer` where a newer version of the product made it; SQLite's error where it is no database
 */
export function schemaVersion(handle: Database, migrations: readonly Migration[]): number {
  const version = Number(handle.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new Failure('database_newer');
  return version;
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
    });
    step.immediate();
  }
}
