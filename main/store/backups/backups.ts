/** The backups beside the database: finding them, making one, and putting one in its place. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import PQueue from 'p-queue';
import { Failure } from '../../../shared/errors.ts';
import { Backup } from '../../../shared/model.ts';
import type { ReportFailure } from '../database.ts';
import { asFailure } from '../failures.ts';
import { placesOf } from '../recovery/places.ts';
import { markRead, unreadReport } from '../recovery/reports.ts';
import type { BackupStore } from '../store.ts';
import { syncFile } from '../sync.ts';
import type { Writer } from '../writer.ts';
import { backUp, type Copy } from './copy.ts';
import { listBackups, type StoredBackup } from './list.ts';
import { openBackup } from './open.ts';
import { prepare } from './prepare.ts';
import { pruneBackups } from './prune.ts';

interface Deps {
  handle: Database;
  /** The database's path. */
  file: string;
  copy: Copy;
  writer: Writer;
  now: () => Date;
  /** Told where the database cannot be copied because it is damaged. */
  report: ReportFailure;
  /** Called when a backup is in the database's place: it may have been made in the middle of a deletion. */
  restored: () => void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createBackupStore({
  handle,
  file,
  copy,
  writer,
  now,
  report,
  restored: afterRestore,
}: Deps): BackupStore {
  /** Two backups of one second would take one name, and two restores one draft. */
  const inTurn = new PQueue({ concurrency: 1 });

  async function find(name: string): Promise<StoredBackup> {
    const found = (await listBackups(file)).find((backup) => backup.name === name);
    if (!found) throw new Failure('backup_not_found');
    return found;
  }

  async function create(label: string): Promise<Backup> {
    try {
      return Backup.parse(await find(basename(await backUp(file, label, now(), copy))));
    } catch (given) {
      const error = asFailure(given);
      report(error);
      throw error;
    }
  }

  async function keepDaily(): Promise<Backup | undefined> {
    const newest = (await listBackups(file)).find(({ kind }) => kind === 'daily');
    const age = newest ? now().getTime() - Date.parse(`${newest.created_at}Z`) : DAY_MS;
    if (age >= 0 && age < DAY_MS) return undefined;
    const made = await create('daily');
    await pruneBackups(file);
    return made;
  }

  /** In one step, and on the disk when this resolves. */
  async function exchange(path: string): Promise<void> {
    const { restored } = placesOf(file);
    const prepared = prepare(path, restored, handle);
    try {
      await prepared.backup(file, { progress: () => Number.MAX_SAFE_INTEGER });
      // SQLite's copy is in the log, and nobody waited for the disk.
      syncFile(`${file}-wal`);
    } finally {
      prepared.close();
      rmSync(restored, { force: true });
    }
  }

  async function restore(name: string): Promise<Backup> {
    const { path } = await find(name);
    openBackup(path).close();
    await create('before-restore');
    await writer.alone(() => exchange(path));
    afterRestore();
    await pruneBackups(file);
    return Backup.parse(await find(name));
  }

  return {
    list: async () => (await listBackups(file)).map((backup) => Backup.parse(backup)),
    create: () => inTurn.add(() => create('manual')),
    keepDaily: () => inTurn.add(keepDaily),
    restore: (name) => inTurn.add(() => restore(name)),
    recovery: async () => unreadReport(file) ?? null,
    async recoveryRead() {
      markRead(file);
    },
  };
}
