/** Kills a process during a backup, an update, a recovery, a restore or a deletion: its next start is a normal one. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom, type Random } from '../../scripts/classifier/random.ts';
import { createJudge, sum, type Verdict } from './scenes/judge.ts';
import { perform } from './scenes/performance.ts';
import { sceneOf } from './scenes/scenes.ts';
import { quickFolder } from './shim/shim.ts';

const FILE = 'support_system.db';
const SCENES = [
  { scene: 'writes', count: 200 },
  { scene: 'deletion', count: 12 },
  { scene: 'restore', count: 60 },
  { scene: 'update-0', count: 20 },
  { scene: 'update-3', count: 20 },
  { scene: 'update-6', count: 20 },
  { scene: 'recovery', count: 20 },
  { scene: 'broken-log', count: 20 },
];

interface Result {
  kills: number;
  verdict: Verdict;
  notes: string[];
}

interface Size {
  /** Of each scene. */
  kills: number;
  /** Of the database where there is one before. */
  rows: number;
  seed: number;
  minutes: number;
  scenes?: readonly string[];
}

export async function interrupted(size: Size): Promise<Result> {
  const ends = performance.now() + size.minutes * 60_000;
  const random = createRandom(size.seed);
  const results: Result[] = [];
  for (const each of SCENES) {
    if (size.scenes && !size.scenes.includes(each.scene)) continue;
    if (performance.now() < ends) results.push(await killDuring(each, size, random));
  }
  return {
    kills: results.reduce((all, { kills }) => all + kills, 0),
    verdict: sum(results.map(({ verdict }) => verdict)),
    notes: results.flatMap(({ notes }) => notes),
  };
}

async function killDuring(
  { scene, count }: { scene: string; count: number },
  { kills, rows }: { kills: number; rows: number },
  random: Random,
): Promise<Result> {
  const prepared = quickFolder('prepared');
  // What is damaged is prepared ticket by ticket.
  const size = scene.startsWith('update') ? rows : Math.ceil(rows / 20);
  const before = (await sceneOf(scene).prepare?.(join(prepared, FILE), size)) ?? [];
  const judge = createJudge(sceneOf(scene));
  const notes: string[] = [];
  const verdicts: Verdict[] = [];
  let whole = 0;
  let landed = 0;
  // The first is let run, to know how long it takes.
  for (let n = 0; n <= kills; n++) {
    const folder = quickFolder('interrupted');
    cpSync(prepared, folder, { recursive: true, preserveTimestamps: true });
    const file = join(folder, FILE);
    let began: number | undefined;
    let ended = 0;
    const told = await perform({
      scene,
      file,
      count,
      before,
      onTold(_told, child) {
        if (began !== undefined) return;
        began = performance.now();
        child.once('exit', (_code, signal) => {
          ended = performance.now();
          if (signal === 'SIGKILL') landed += 1;
        });
        if (n > 0)
          wait(Math.floor(((n - 1 + random.below(1000) / 1000) * whole) / kills)).then(() =>
            child.kill('SIGKILL'),
          );
      },
    });
    if (n === 0) whole = ended - (began ?? ended);
    verdicts.push(await judge(file, told, (line) => notes.push(`${scene} killed, ${n}: ${line}`)));
    rmSync(folder, { recursive: true });
  }
  rmSync(prepared, { recursive: true });
  notes.unshift(`${scene}: ${landed} kills over ${Math.round(whole)} ms`);
  return { kills: landed, verdict: sum(verdicts), notes };
}
