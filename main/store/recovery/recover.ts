/**
 * Sets a damaged database aside and puts the newest good backup in its place. Nothing is deleted, and a recovery that
 * is interrupted at any point is ended, or begun anew, at the next start.
 */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Recovery } from '../../../shared/model.ts';
import { listBackups } from '../backups/list.ts';
import { openBackup } from '../backups/open.ts';
import { syncFile } from '../sync.ts';
import { toTimestamp } from '../time.ts';
import { placesOf } from './places.ts';
import { writeReport } from './reports.ts';
import { salvage } from './salvage.ts';
import { exchange, makeAside } from './set-aside.ts';

/**
 * @param file a database that nobody has open
 * @throws the file system's error where nothing can be moved or written: then all is as it was
 */
export async function recover(file: string, now: Date): Promise<Recovery> {
  const { restored, suspect } = placesOf(file);
  const backup = await copyNewestGood(file, restored);
  const folder = makeAside(file, now);
  // Without a backup an empty database gets what can be read; empty it is for this user alone, as it is with all in it.
  if (!backup) writeFileSync(restored, '', { mode: 0o600 });
  const saved = salvage(file, restored);
  syncFile(restored);
  const recovery = { at: toTimestamp(now), backup_at: backup?.created_at ?? null, folder, saved };
  writeReport(folder, recovery);
  exchange(file, folder);
  rmSync(suspect, { force: true });
  return recovery;
}

/** @returns the backup that lies at `target` now; undefined where there is no good one */
async function copyNewestGood(file: string, target: string): Promise<{ created_at: string } | undefined> {
  for (const backup of await listBackups(file)) {
    try {
      openBackup(backup.path).close();
      copyFileSync(backup.path, target);
      return backup;
    } catch {
      rmSync(target, { force: true });
    }
  }
  return undefined;
}
