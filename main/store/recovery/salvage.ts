/** Takes over what can still be read of a damaged database and is not so in the backup. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import type { Recovery } from '../../../shared/model.ts';
import { keepChecksums, knowChecksums } from '../checksums.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { mendHeader } from './header.ts';
import { takeOver } from './take-over.ts';
import { goOnCounting, takeOverKeys } from './take-over-keys.ts';

/**
 * @param damaged left as it is: a copy of it is read
 * @param target a good database or an empty file, which is brought to this version; where the damaged one cannot be, nothing is taken over
 * @returns how many rows of each kind were
 */
export function salvage(damaged: string, target: string): Recovery['saved'] {
  const copy = `${target}.salvage`;
  let from: Database | undefined;
  let to: Database | undefined;
  try {
    for (const part of ['', '-wal'])
      if (existsSync(damaged + part)) copyFileSync(damaged + part, copy + part);
    mendHeader(copy, migrations.length);
    from = current(copy);
    to = current(target);
    to.pragma('foreign_keys = ON');
    keepChecksums(to);
    // In one transaction: one wait for the disk, and not one for each row.
    return to.transaction(takeOverAll)(from, to);
  } catch {
    // What cannot be read at all stays in the folder it is set aside in.
    return { sessions: 0, messages: 0, tickets: 0 };
  } finally {
    from?.close();
    to?.close();
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(copy + part, { force: true });
  }
}

function takeOverAll(from: Database, to: Database): Recovery['saved'] {
  const saved = takeOver(from, to);
  takeOverKeys(from, to);
  goOnCounting(from, to);
  return saved;
}

/** Opened, and of this version. */
function current(path: string): Database {
  const handle = new SQLite(path);
  try {
    knowChecksums(handle);
    migrate(handle, migrations);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}
