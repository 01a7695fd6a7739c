import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PARTS, placesOf } from './places.ts';

/** Makes the folder that a database's files are to be set aside in, for this user alone. @returns its path */
export function makeAside(file: string, now: Date): string {
  const folder = join(placesOf(file).damaged, now.toISOString().replaceAll(/[-:]/g, ''));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Moves them there. The main file goes last: while it is there, what was interrupted begins anew. */
export function moveAside(file: string, folder: string): void {
  for (const part of PARTS) {
    if (existsSync(file + part)) renameSync(file + part, join(folder, basename(file) + part));
  }
}
