/** The disk is full, broken or read-only from the n-th change on, or another program holds the database: nothing is acknowledged that was not kept. */
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { join } from 'node:path';
import { locked } from './locked.ts';
import { acknowledgedOf, type Outcome } from './outcome.ts';
import { atMost, type Part } from './part.ts';
import { createJudge, findingsOf, sum } from './scenes/judge.ts';
import { sceneOf } from './scenes/scenes.ts';
import { readOperations } from './shim/replay.ts';
import { buildShim, quickFolder, type Shim } from './shim/shim.ts';
import { unwritable } from './unwritable.ts';

const FILE = 'support_system.db';
/** Writes in each scene, and rows of an older database. */
const COUNT = 8;
const ROWS = 20;
export const FAULTY_SCENES = ['writes', 'deletion', 'restore', 'update-0', 'update-6'];
const { ENOSPC, EIO, EROFS } = constants.errno;

/** What fails: from a change on until the process ends, or once and then no more, as where someone makes room. */
const FAULTS: readonly { name: string; env: Record<string, string> }[] = [
  { name: 'full', env: { SHIM_ERRNO: String(ENOSPC) } },
  { name: 'full once', env: { SHIM_ERRNO: String(ENOSPC), SHIM_FAIL_TIMES: '1' } },
  { name: 'I/O error', env: { SHIM_ERRNO: String(EIO) } },
  { name: 'I/O error once', env: { SHIM_ERRNO: String(EIO), SHIM_FAIL_TIMES: '1' } },
  { name: 'read-only', env: { SHIM_ERRNO: String(EROFS) } },
];

interface Size {
  scenes: readonly string[];
  /** Faults of the disk, over all scenes. */
  points: number;
  /** Files and folders that may not be written. */
  modes: number;
  /** Times that another program holds the database for longer than is waited. */
  locks: number;
}

/** @returns undefined where there is no gcc */
export async function disk({ scenes, points, modes, locks }: Size): Promise<Part | undefined> {
  const shim = buildShim();
  if (!shim) return undefined;
  const sizes = new Map<string, number>();
  for (const scene of scenes) sizes.set(scene, await countOperations(shim, scene));
  const each = Math.ceil(points / (scenes.length * FAULTS.length));
  const jobs = scenes.flatMap((scene) =>
    FAULTS.flatMap(({ name, env }) =>
      Array.from({ length: each }, (_, n) => () => {
        const at = 1 + Math.floor(((n + 0.5) * (sizes.get(scene) ?? 0)) / each);
        return fault(shim, scene, `${name} at ${at}`, { ...env, SHIM_FAIL_AT: String(at) });
      }),
    ),
  );
  const [faults, closed, held] = await Promise.all([
    inTurn(jobs, availableParallelism()),
    inTurn(unwritable(modes), 1),
    // They wait more than they work.
    inTurn(
      Array.from({ length: locks }, (_, n) => () => locked(n)),
      8,
    ),
  ]);
  const all = [...faults, ...closed, ...held];
  return {
    name: 'disk',
    size: `${all.length} points: ${faults.length} full, broken or read-only at a change, ${closed.length} that may not be written, ${held.length} locked`,
    findings: [
      ...findingsOf(sum(all.map(({ verdict }) => verdict))),
      // Else no point came late enough to tell anything.
      atMost('no write acknowledged, or none refused', acknowledged(all) && refusals(all) ? 0 : 1, 0),
      atMost('locked, and nothing refused', held.filter(({ refused }) => refused === 0).length, 0),
    ],
    notes: [
      `${acknowledged(all)} writes acknowledged, ${refusals(all)} refused`,
      ...all.flatMap(({ notes }) => notes).slice(0, 40),
    ],
  };
}

async function fault(shim: Shim, scene: string, what: string, env: Record<string, string>): Promise<Outcome> {
  const folder = quickFolder('disk');
  const file = join(folder, FILE);
  const before = (await sceneOf(scene).prepare?.(file, ROWS)) ?? [];
  const told = await shim.perform({
    scene,
    file,
    count: COUNT,
    before,
    env: { SHIM_FOLDER: folder, ...env },
  });
  const notes: string[] = [];
  // There is room again.
  const verdict = await createJudge(sceneOf(scene))(file, told, (line) =>
    notes.push(`${scene} ${what}: ${line}`),
  );
  rmSync(folder, { recursive: true });
  return { verdict, told: acknowledgedOf(told, before), refused: told.refused, notes };
}

/** Changes and syncs of a run in which nothing fails: the points are spread over them. */
async function countOperations(shim: Shim, scene: string): Promise<number> {
  const folder = quickFolder('disk');
  const log = `${folder}.log`;
  const file = join(folder, FILE);
  await sceneOf(scene).prepare?.(file, ROWS);
  await shim.perform({ scene, file, count: COUNT, env: { SHIM_FOLDER: folder, SHIM_LOG: log } });
  const operations = readOperations(readFileSync(log)).filter(({ kind }) => kind !== 'a');
  rmSync(folder, { recursive: true });
  rmSync(log);
  return operations.length;
}

function acknowledged(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((all, { told }) => all + told, 0);
}

function refusals(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((all, { refused }) => all + refused, 0);
}

async function inTurn<T>(jobs: readonly (() => Promise<T>)[], atOnce: number): Promise<T[]> {
  const results: T[] = [];
  const left = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = left.shift(); job; job = left.shift()) results.push(await job());
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
