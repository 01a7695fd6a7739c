/** Whether a database is wholly of one version. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { backupFolder } from '../../../main/store/backups/list.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import { makeLegacyDatabase } from '../../helpers/legacy-database.ts';

/**
 * @returns looks at a copy of a database, as it was left: its tables are those of its version, and where that is a newer
 *   one than `from`, there is a backup of the older one
 */
export function createVersionCheck(from: number): (file: string) => boolean {
  const expected = new Map<number, string>();
  return (file) => {
    const folder = mkdtempSync(join(dirname(file), 'look-'));
    try {
      const { version, schema } = look(file, join(folder, 'copy.db'));
      const wanted = expected.get(version) ?? expectedSchema(join(folder, 'expected.db'), from, version);
      expected.set(version, wanted);
      return schema === wanted && (version === from || (version > from && hasBackup(file, from)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

function look(file: string, copy: string): { version: number; schema: string } {
  for (const part of ['', '-wal', '-journal']) {
    if (existsSync(file + part)) copyFileSync(file + part, copy + part);
  }
  const database = new SQLite(copy);
  const found = {
    version: Number(database.pragma('user_version', { simple: true })),
    schema: schemaOf(database),
  };
  database.close();
  return found;
}

function hasBackup(file: string, version: number): boolean {
  const folder = backupFolder(file);
  return (
    existsSync(folder) &&
    readdirSync(folder).some((name) => name.includes(`-v${version}-`) && name.endsWith('.db'))
  );
}

function schemaOf(database: Database): string {
  const rows = database.prepare<[], string>(
    // Statistics are made at any time.
    `SELECT coalesce(sql, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name`,
  );
  return rows.pluck().all().join('\n');
}

function expectedSchema(file: string, from: number, version: number): string {
  if (from === 0) makeLegacyDatabase(file);
  const database = new SQLite(file);
  database.pragma('synchronous = OFF');
  migrate(database, migrations.slice(0, version));
  const schema = schemaOf(database);
  database.close();
  return schema;
}
