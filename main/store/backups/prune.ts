/** Removes automatic backups that newer ones stand for, and what interrupted ones left behind. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFolder, listBackups } from './list.ts';

const DAILY_KEPT = 7;
/** Of the backups before an update, and of those before a restore. */
const OTHERS_KEPT = 3;
/** A copy that is not finished after this long, in ms, never will be. */
const ABANDONED_MS = 60 * 60 * 1000;

/** What a person asked for is theirs to remove. */
export async function pruneBackups(file: string): Promise<void> {
  const kept = { daily: DAILY_KEPT, before_restore: OTHERS_KEPT, before_update: OTHERS_KEPT };
  for (const { kind, path } of await listBackups(file)) {
    if (kind === 'manual') continue;
    kept[kind] -= 1;
    if (kept[kind] < 0) await rm(path, { force: true });
  }
  const folder = backupFolder(file);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/\.partial(-journal|-wal|-shm)?$/.test(name)) continue;
    const path = join(folder, name);
    if (Date.now() - (await stat(path)).mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}
