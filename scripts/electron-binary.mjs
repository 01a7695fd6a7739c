import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** The script with which the `electron` package fetches its program. */
export const installer = join(folder, 'install.js');

/** @returns {string | undefined} Electron's program, found as the `electron` package finds it; undefined where it is not there yet */
export function electronBinary() {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const other = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!other && !name) return undefined;
  const binary = join(other ?? join(folder, 'dist'), name ?? 'electron');
  return existsSync(binary) ? binary : undefined;
}
