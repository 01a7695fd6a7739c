import { copyFileSync, existsSync } from 'node:fs';
import { syncFile } from '../sync.ts';
import { placesOf } from './places.ts';
import { exchange, makeAside } from './set-aside.ts';
import { foldWal, readBrokenWal } from './wal.ts';

/**
 * Takes over what a broken log holds into the database, whose files as they were are set aside; to be called before it
 * is opened. Whether the result is sound is for the check at the opening to say.
 */
export function mendWal(file: string, now: () => Date, log: (line: string) => void): void {
  const broken = existsSync(file) ? readBrokenWal(file) : undefined;
  if (!broken) return;
  const { restored } = placesOf(file);
  copyFileSync(file, restored);
  foldWal(broken, restored);
  syncFile(restored);
  const folder = makeAside(file, now());
  exchange(file, folder);
  log(
    `the database's log was damaged and was read all the same; the files as they were are kept in ${folder}`,
  );
}
