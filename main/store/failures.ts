/** SQLite's errors in the product's own words. */
import SQLite from 'better-sqlite3';
import { type ErrorCode, Failure } from '../../shared/errors.ts';

/** By the beginning of SQLite's extended result code; the first that fits counts. */
const CODES: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'database_full'],
  ['SQLITE_IOERR_CORRUPTFS', 'database_damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'database_damaged'],
  ['SQLITE_IOERR', 'database_readonly'],
  ['SQLITE_READONLY', 'database_readonly'],
  ['SQLITE_CANTOPEN', 'database_readonly'],
  ['SQLITE_PERM', 'database_readonly'],
  ['SQLITE_BUSY', 'database_busy'],
  ['SQLITE_LOCKED', 'database_busy'],
  ['SQLITE_CORRUPT', 'database_damaged'],
  ['SQLITE_NOTADB', 'database_damaged'],
];

/** @returns the Failure that SQLite's error stands for; every other error as it is */
export function asFailure(error: unknown): unknown {
  if (!(error instanceof SQLite.SqliteError)) return error;
  const code = CODES.find(([prefix]) => error.code.startsWith(prefix))?.[1];
  return code === undefined ? error : new Failure(code, { cause: error });
}
