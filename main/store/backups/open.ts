/** A backup opened to be used, which is checked first. */
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../../shared/errors.ts';
import { knowChecksums } from '../checksums.ts';
import { schemaVersion } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { damageIn } from '../soundness.ts';

/** @throws Failure `backup_damaged`, `database_newer` */
export function openBackup(path: string): Database {
  try {
    const backup = new SQLite(path, { readonly: true, fileMustExist: true });
    try {
      knowChecksums(backup);
      if (damageIn(backup).length > 0) throw new Failure('backup_damaged');
      schemaVersion(backup, migrations);
      return backup;
    } catch (error) {
      backup.close();
      throw error;
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('backup_damaged', { cause: error });
  }
}
