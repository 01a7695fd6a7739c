/** The backups beside the database: finding them, making one, and putting one in its place. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import type { Backup } from '../../shared/model.ts';
import { backUp } from './backup.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { BackupStore } from './store.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

interface Deps {
  handle: Database;
  /** The database's path. */
  file: string;
  writer: Writer;
  now: () => Date;
}

export function createBackupStore({ handle, file, writer, now }: Deps): BackupStore {
  const folder = join(dirname(file), 'backups');

  async function describe(name: string): Promise<Backup> {
    const { mtime, size } = await stat(join(folder, name));
    return { name, created_at: toTimestamp(mtime), bytes: size };
  }

  async function list(): Promise<Backup[]> {
    const { name: stem, ext } = parse(file);
    const names = await readdir(folder).catch(() => []);
    const ours = names.filter((name) => name.startsWith(`${stem}-`) && name.endsWith(ext || '.db'));
    const backups = await Promise.all(ours.map(describe));
    return backups.sort((a, b) => b.created_at.localeCompare(a.created_at) || b.name.localeCompare(a.name));
  }

  async function create(label: string): Promise<Backup> {
    return describe(basename(await backUp(handle, file, label, now())));
  }

  return {
    list,
    create: () => create('manual'),
    async restore(name) {
      if (!(await list()).some((backup) => backup.name === name)) throw new Failure('backup_not_found');
      const backup = openChecked(join(folder, name));
      try {
        await create('before-restore');
        // Nothing waits to be committed when the pages are exchanged, which happens in one step.
        await writer.write(() => {});
        await backup.backup(file, { progress: () => Number.MAX_SAFE_INTEGER });
      } finally {
        backup.close();
      }
      migrate(handle, migrations);
      return describe(name);
    },
  };
}

/** @throws Failure `backup_damaged`, `database_newer` */
function openChecked(path: string): Database {
  const backup = new SQLite(path, { readonly: true });
  try {
    if (backup.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Failure('backup_damaged');
    schemaVersion(backup, migrations);
    return backup;
  } catch (error) {
    backup.close();
    throw error instanceof Failure ? error : new Failure('backup_damaged', { cause: error });
  }
}
