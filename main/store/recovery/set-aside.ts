import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../sync.ts';
import { PARTS, placesOf } from './places.ts';

/** Makes the folder that a database's files are to be set aside in, for this user alone. @returns its path */
export function makeAside(file: string, now: Date): string {
  const folder = join(placesOf(file).damaged, now.toISOString().replaceAll(/[-:]/g, ''));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Moves them there, and gives their place to what lies at `restored`, if anything does; that must be on the disk. The main
 * file goes first: while it is there its log is too, and what was interrupted begins anew; from then on it is ended.
 */
export function exchange(file: string, folder: string): void {
  const { restored } = placesOf(file);
  for (const part of PARTS) {
    if (existsSync(file + part)) renameSync(file + part, join(folder, basename(file) + part));
  }
  syncFolder(folder);
  if (existsSync(restored)) renameSync(restored, file);
  syncFolder(dirname(file));
}

/** To be called before the database is opened: ends an exchange that was interrupted, or takes its beginnings away. */
export function finishExchange(file: string, now: () => Date): void {
  const { damaged, restored } = placesOf(file);
  if (existsSync(file)) removeDraft(restored);
  else if ([restored, ...PARTS.map((part) => file + part)].some((path) => existsSync(path))) {
    const [newest] = existsSync(damaged) ? readdirSync(damaged).sort().reverse() : [];
    exchange(file, newest === undefined ? makeAside(file, now()) : join(damaged, newest));
  }
}

/** With what SQLite keeps beside it, which would be taken for a later draft's. */
function removeDraft(restored: string): void {
  for (const path of [restored, `${restored}.salvage`]) {
    for (const part of [...PARTS, '-journal']) rmSync(path + part, { force: true });
  }
}
