/** `app.relaunch`: the app again, in a process of its own, once this one has ended. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ENV } from '../options.ts';

export interface Relauncher {
  /** @param args what follows the program in the new process's arguments */
  ask(args: string[]): void;
  /** Starts what was asked for; to be called last. */
  start(): void;
}

/** @param packed where the app is a packed one, whose arguments do not name it */
export function createRelauncher(packed: string | undefined): Relauncher {
  const asked: string[][] = [];
  const start = join(import.meta.dirname, '..', 'start.ts');
  return {
    ask: (args) => void asked.push(packed ? [packed, ...args] : args),
    start() {
      for (const args of asked) {
        spawn(process.execPath, [...process.execArgv, start, ...args], {
          detached: true,
          stdio: 'inherit',
          env: { ...process.env, [ENV.after]: String(process.pid) },
        }).unref();
      }
    },
  };
}
