/** Files and folders that may not be written, as another user finds them. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgedOf, type Outcome } from './outcome.ts';
import { createJudge } from './scenes/judge.ts';
import { perform } from './scenes/performance.ts';
import { sceneOf } from './scenes/scenes.ts';
import { quickFolder } from './shim/shim.ts';

/** The superuser, as whom containers run, may write everything. */
const NOBODY = { uid: 65534, gid: 65534 };
const SCENES = ['update-6', 'update-0', 'recovery', 'broken-log'];
/** What may not be written: the database, its folder, the backups' folder. */
const CLOSED = [['file'], ['folder'], ['backups'], ['file', 'folder']] as const;

/** @returns the first so many, to be done; none where another user may not read this folder */
export function unwritable(count: number): (() => Promise<Outcome>)[] {
  if (spawnSync(process.execPath, ['--check', import.meta.filename], { ...anyone() }).status !== 0) return [];
  return SCENES.flatMap((scene) => CLOSED.map((closed) => () => open(scene, closed))).slice(0, count);
}

function anyone(): typeof NOBODY | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

async function open(scene: string, closed: readonly string[]): Promise<Outcome> {
  const folder = quickFolder('unwritable');
  const file = join(folder, 'support_system.db');
  const places: Record<string, string> = { file, folder, backups: join(folder, 'backups') };
  const before = (await sceneOf(scene).prepare?.(file, 20)) ?? [];
  mkdirSync(join(folder, 'backups'), { recursive: true });
  const user = anyone();
  if (user) {
    for (const path of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      chownSync(join(folder, path), user.uid, user.gid);
  }
  for (const what of closed) chmodSync(places[what] ?? file, what === 'file' ? 0o400 : 0o500);
  const told = await perform({ scene, file, count: 3, before, user });
  // Someone puts it right.
  for (const [what, path] of Object.entries(places)) {
    if (existsSync(path)) chmodSync(path, what === 'file' ? 0o600 : 0o700);
  }
  const notes: string[] = [];
  const verdict = await createJudge(sceneOf(scene))(file, told, (line) =>
    notes.push(`${scene} unwritable ${closed.join(', ')}: ${line}`),
  );
  rmSync(folder, { recursive: true });
  return { verdict, told: acknowledgedOf(told, before), refused: told.refused, notes };
}
