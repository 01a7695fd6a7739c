/** Builds the shim and runs the writer behind it. Linux with gcc only. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Shim {
  /** Runs the writer on a file. @returns the tickets that it told as kept */
  write(file: string, args: readonly string[], env: Record<string, string>): Promise<string[]>;
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
    async write(file, args, env) {
      const child = spawn(
        process.execPath,
        ['--no-warnings', join(import.meta.dirname, 'writer.ts'), file, ...args],
        {
          env: { PATH: process.env.PATH, LD_PRELOAD: library, ...env },
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      let told = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        told += text;
      });
      await once(child, 'close');
      return idsIn(told);
    },
  };
}

export function idsIn(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('TKT-'));
}
