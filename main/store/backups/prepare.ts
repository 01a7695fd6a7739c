import { copyFileSync, rmSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { addMissingChecksums, keepChecksums, knowChecksums } from '../checksums.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';

const COLUMNS = 'name, hash, scopes, created_at, last_used_at';

/**
 * A copy of a backup, as it is to take the database's place in one step: of this version, and with the tokens of today,
 * so that one that was revoked since the backup stays revoked.
 * @param path a backup that was found good
 * @param target where the copy is made; a file that is there gives way
 */
export function prepare(path: string, target: string, today: Database): Database {
  rmSync(target, { force: true });
  copyFileSync(path, target);
  const copy = new SQLite(target);
  try {
    knowChecksums(copy);
    migrate(copy, migrations);
    addMissingChecksums(copy);
    keepChecksums(copy);
    const insert = copy.prepare(`INSERT INTO access_tokens (${COLUMNS}) VALUES (?, ?, ?, ?, ?)`);
    const replace = copy.transaction((rows: unknown[][]) => {
      copy.exec('DELETE FROM access_tokens');
      for (const row of rows) insert.run(row);
    });
    replace(today.prepare<[], unknown[]>(`SELECT ${COLUMNS} FROM access_tokens`).raw().all());
    return copy;
  } catch (error) {
    copy.close();
    rmSync(target, { force: true });
    throw error;
  }
}
