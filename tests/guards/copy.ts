/** A throw-away copy of the project, to take guards out of. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guard } from './guard.ts';

/** @returns the copy's folder, with the installed packages linked */
export function copyProject(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskside-guards-'));
  // Some tests become another user, who must reach the code.
  chmodSync(folder, 0o755);
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed
    .split('\0')
    .filter((name) => name !== '' && name !== 'node_modules' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/** How often a guard's text stands in its file; anything but once makes it useless. */
export function occurrences(path: string, { find }: Guard): number {
  return readFileSync(path, 'utf8').split(find).length - 1;
}

/** Takes the guard out. @returns puts it back */
export function takeOut(path: string, { find, replace }: Guard): () => void {
  const whole = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    whole.replace(find, () => replace),
  );
  return () => writeFileSync(path, whole);
}
