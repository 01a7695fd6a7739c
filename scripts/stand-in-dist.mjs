import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Behind these bytes in Electron's program stand its fuses: version, how many, and one character each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;

const PROGRAM = `#!/bin/sh
echo "This copy was packed without Electron and cannot be started. Pack it where Electron can be fetched." >&2
exit 1
`;

/**
 * Writes what electron-builder looks for in Electron's folder for Linux: the program with its fuses, and locales.
 * @param {string} folder made anew
 */
export function writeStandIn(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  for (const locale of ['de', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  const wire = Buffer.from([1, FUSES, ...Buffer.from('1'.repeat(FUSES))]);
  const program = join(folder, 'electron');
  writeFileSync(program, Buffer.concat([Buffer.from(PROGRAM + FUSE_SENTINEL), wire, Buffer.from('\n')]));
  chmodSync(program, 0o755);
}
