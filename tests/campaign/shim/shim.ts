/** Builds the shim and runs scenes behind it. Linux with gcc only. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Performance, perform } from '../scenes/performance.ts';
import type { Told } from '../scenes/told.ts';

export interface Shim {
  /** Runs a scene in a process of its own. @returns what it told */
  perform(performance: Performance): Promise<Told>;
}

/** @returns undefined where there is no gcc, or no Linux */
export function buildShim(): Shim | undefined {
  if (process.platform !== 'linux') return undefined;
  const library = join(mkdtempSync(join(tmpdir(), 'shim-')), 'files.so');
  const source = join(import.meta.dirname, 'files.c');
  const { status } = spawnSync('gcc', [
    '-shared',
    '-fPIC',
    '-O2',
    '-o',
    library,
    source,
    '-ldl',
    '-lpthread',
  ]);
  if (status !== 0) return undefined;
  return {
    perform: ({ env, ...rest }) =>
      perform({ ...rest, env: { LD_PRELOAD: library, UV_USE_IO_URING: '0', ...env } }),
  };
}

/** A folder in memory where there is one: a cut disk is made thousands of times. */
export function quickFolder(name: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `${name}-`));
}
