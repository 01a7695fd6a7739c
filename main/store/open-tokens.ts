/** Opens the tokens alone, for the command beside the product: it looks after no database, and only uses a sound one. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import { keepChecksums, knowChecksums } from './checksums.ts';
import { configure, connect } from './connection.ts';
import { splitDatabase } from './database.ts';
import { asFailure } from './failures.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { isQuicklyExamined } from './recovery/examine.ts';
import { isWritableFormat } from './recovery/header.ts';
import { placesOf } from './recovery/places.ts';
import { readBrokenWal } from './recovery/wal.ts';
import { schemaDamage } from './schema-check.ts';
import { damageIn } from './soundness.ts';
import type { TokenStore } from './store.ts';
import { createTokenStore } from './tokens.ts';
import { createWriter } from './writer.ts';

/**
 * Nothing is recovered, brought up to date or replaced here.
 * @param file the path of a file that is there
 * @throws Failure `database_damaged` where it is damaged, no database, or not one that this version has looked after,
 *   `database_newer`, or another `database_*` where it cannot be used; not a byte of the file has changed then
 */
export async function openTokens(options: {
  file: string;
  now: () => Date;
}): Promise<{ tokens: TokenStore; close(): void }> {
  const file = resolve(options.file);
  refuseUnsound(file);
  const handle = connect(file);
  configure(handle);
  keepChecksums(handle);
  const { read, write } = splitDatabase(handle);
  const writer = createWriter(handle, write);
  return {
    tokens: createTokenStore({ read, writer, now: options.now }),
    close() {
      writer.close();
      handle.close();
    },
  };
}

function refuseUnsound(file: string): void {
  try {
    const isLeft = [`${file}-journal`, placesOf(file).suspect].some((path) => existsSync(path));
    if (isLeft || !isWritableFormat(file) || readBrokenWal(file)) throw new Failure('database_damaged');
    const handle = openUntouched(file);
    try {
      lookThrough(handle, file);
    } finally {
      handle.close();
    }
  } catch (given) {
    const error = asFailure(given);
    if (!(error instanceof Failure)) throw new Failure('database_readonly', { cause: error });
    const isNamed = error.code !== 'database_damaged' || error.message.startsWith(file);
    throw isNamed ? error : refusal(`${file} is damaged or no database`);
  }
}

/** Closing a connection writes the log that a crash left into the file, unless the connection may only read. */
function openUntouched(file: string): Database {
  const handle = new SQLite(file, { fileMustExist: true, readonly: existsSync(`${file}-wal`) });
  knowChecksums(handle);
  return handle;
}

/** One without a write-ahead log is a backup, or another program's. */
function lookThrough(handle: Database, file: string): void {
  const isOlder = schemaVersion(handle, migrations) < migrations.length;
  if (isOlder || handle.pragma('journal_mode', { simple: true }) !== 'wal') {
    throw refusal(`${file} is no database of this version of Deskside`);
  }
  const damage = isQuicklyExamined(handle) ? damageIn(handle) : schemaDamage(handle);
  if (damage.length > 0) throw new Failure('database_damaged');
}

function refusal(what: string): Failure {
  return new Failure('database_damaged', {
    message: `${what}, and was left as it is: start Deskside, which looks after its database, and try again.`,
  });
}
