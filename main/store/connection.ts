/** Opens the database's file as the product needs it. */
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { knowChecksums } from './checksums.ts';

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the file, making it and its folder where they are missing. Nothing in it is changed.
 * Only this user may read it: SQLite gives the -wal and -shm files its mode.
 */
export function connect(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  createPrivate(file);
  const handle = new SQLite(file, { timeout: BUSY_TIMEOUT_MS });
  knowChecksums(handle);
  return handle;
}

/**
 * Durable, strict and forgetful. Set on every open: SQLite keeps only `journal_mode` in the file, and better-sqlite3
 * opens a WAL database with synchronous=NORMAL, which loses acknowledged writes in a power cut.
 */
export function configure(handle: Database, maxPageCount?: number): void {
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('secure_delete = ON');
  // Rows that a sort or a savepoint sets aside stay out of the folder for temporary files.
  handle.pragma('temp_store = MEMORY');
  if (maxPageCount !== undefined) handle.pragma(`max_page_count = ${maxPageCount}`);
}

/** Makes the file where it is missing, for this user alone. */
function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    // A file that may not be written, or is another's, is for SQLite to judge.
  }
}

/**
 * Takes the file from other users; to be called once it is known to be a database of ours.
 * What the owner may do is left as it is: a file that was made read-only stays so.
 */
export function keepPrivate(file: string): void {
  if (process.platform === 'win32') return;
  try {
    const mode = statSync(file).mode & 0o777;
    if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700);
  } catch {
    // Another user's file keeps that user's choice.
  }
}
