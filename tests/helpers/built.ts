import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BUILD = join(import.meta.dirname, '..', '..', 'scripts', 'build.mjs');

/** Builds what of `out/` is missing or older than its source; test files that ask at the same time take turns. */
export function ensureBuilt(): void {
  const { status } = spawnSync(process.execPath, [BUILD], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The app could not be built.');
}
