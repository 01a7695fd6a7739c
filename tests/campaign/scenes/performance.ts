/** Runs a scene in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hear, nothingTold, type Told } from './told.ts';

export interface Performance {
  scene: string;
  file: string;
  /** How much is to be done. */
  count: number;
  /** What is in the database already, in lines. */
  before?: readonly string[];
  env?: Record<string, string>;
  /** A user to be instead of this one. */
  user?: { uid: number; gid: number } | undefined;
  /** Told at the beginning, and after each line with all that was told so far. */
  onTold?: (told: Told, child: ChildProcess) => void;
}

const PERFORM = join(import.meta.dirname, 'perform.ts');

/** @returns what it told until its end */
export async function perform(performance: Performance): Promise<Told> {
  const { scene, file, count, before = [], env, user, onTold = () => {} } = performance;
  const child = spawn(process.execPath, ['--no-warnings', PERFORM, scene, file, String(count)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    ...user,
  });
  const told = nothingTold();
  hear(told, before.join('\n'));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    hear(told, line);
    onTold(told, child);
  });
  await Promise.all([once(child, 'close'), once(lines, 'close')]);
  return told;
}
