import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../sync.ts';
import { PARTS, placesOf } from './places.ts';
import { foldWal, readBrokenWal } from './wal.ts';

/**
 * Takes over what a broken log holds into the database, whose files as they were are set aside; to be called before it
 * is opened. Whether the result is sound is for the check at the opening to say.
 */
export function mendWal(file: string, now: () => Date, log: (line: string) => void): void {
  const broken = existsSync(file) ? readBrokenWal(file) : undefined;
  if (!broken) return;
  const { damaged, restored } = placesOf(file);
  copyFileSync(file, restored);
  foldWal(broken, restored);
  syncFile(restored);
  const folder = join(damaged, now().toISOString().replaceAll(/[-:]/g, ''));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const part of PARTS) {
    if (existsSync(file + part)) renameSync(file + part, join(folder, basename(file) + part));
  }
  renameSync(restored, file);
  rmSync(`${restored}-journal`, { force: true });
  syncFolder(dirname(file));
  log(
    `the database's log was damaged and was read all the same; the files as they were are kept in ${folder}`,
  );
}
