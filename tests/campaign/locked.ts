/** Another program holds the database for longer than is waited, and then lets go. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { acknowledgedOf, type Outcome } from './outcome.ts';
import { createJudge } from './scenes/judge.ts';
import { perform } from './scenes/performance.ts';
import { sceneOf } from './scenes/scenes.ts';
import { quickFolder } from './shim/shim.ts';

const ROWS = 20;
/** At the opening of an older database, which is to be brought up to date; and in use. */
const SCENES = [
  // Enough to be still at it when the lock is taken.
  { scene: 'writes', count: 400 },
  { scene: 'update-6', count: 400 },
  { scene: 'update-0', count: 400 },
  { scene: 'deletion', count: 60 },
] as const;
/** The lock is taken after so many tickets, at most. */
const LATEST = 12;

/** @param n chooses the scene, and after how many tickets the lock is taken */
export async function locked(n: number): Promise<Outcome> {
  const { scene, count } = SCENES[n % SCENES.length] ?? SCENES[0];
  const folder = quickFolder('locked');
  const file = join(folder, 'support_system.db');
  const before = (await sceneOf(scene).prepare?.(file, ROWS)) ?? [];
  const after = n % LATEST;
  let other: SQLite.Database | undefined;
  const take = () => {
    other ??= new SQLite(file);
    if (!other.inTransaction) other.exec(n % 3 === 0 ? 'BEGIN EXCLUSIVE' : 'BEGIN IMMEDIATE');
  };
  if (before.length > 0 && n % 8 > 3) take();
  const already = before.filter((line) => line.startsWith('ticket ')).length;
  const told = await perform({
    scene,
    file,
    count,
    before,
    onTold({ tickets, refused }) {
      if (refused > 0) other?.close();
      else if (tickets.size > already + after) take();
    },
  });
  other?.close();
  const notes: string[] = [];
  const verdict = await createJudge(sceneOf(scene))(file, told, (line) =>
    notes.push(`${scene} locked ${n}: ${line}`),
  );
  if (told.refused === 0) notes.push(`${scene} locked ${n}: nothing was refused`);
  rmSync(folder, { recursive: true });
  return { verdict, told: acknowledgedOf(told, before), refused: told.refused, notes };
}
