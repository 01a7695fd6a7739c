/** Records a scene, and has it cut off at points all over it. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sum } from '../scenes/judge.ts';
import { sceneOf } from '../scenes/scenes.ts';
import { type CutJob, CutResult } from './cut-job.ts';
import { quickFolder, type Shim } from './shim.ts';

const FILE = 'support_system.db';

interface Cut {
  scene: string;
  /** How much is in the database before, and how much is done. */
  rows: number;
  count: number;
  points: number;
  /** By Date.now(). */
  until: number;
}

export async function cutOff(shim: Shim, { scene, rows, count, points, until }: Cut): Promise<CutResult> {
  const folder = quickFolder('power');
  const log = `${folder}.log`;
  const file = join(folder, FILE);
  const lines = (await sceneOf(scene).prepare?.(file, rows)) ?? [];
  const before = contentOf(folder);
  await shim.perform({ scene, file, count, env: { SHIM_FOLDER: folder, SHIM_LOG: log } });
  const shares = Math.min(availableParallelism(), Math.ceil(points / 50));
  const results = await Promise.all(
    Array.from({ length: shares }, (_, share) =>
      onThread({ scene, folder, before, file: FILE, lines, log, points, share, shares, until }),
    ),
  );
  rmSync(folder, { recursive: true });
  rmSync(log);
  return {
    dropped: results.reduce((all, { dropped }) => all + dropped, 0),
    mixed: results.reduce((all, { mixed }) => all + mixed, 0),
    verdict: sum(results.map(({ verdict }) => verdict)),
    notes: results.flatMap(({ notes }) => notes),
  };
}

function contentOf(folder: string): CutJob['before'] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path))]));
}

function onThread(job: CutJob): Promise<CutResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cut-worker.ts', import.meta.url), { workerData: job });
    worker.once('message', (message) => resolve(CutResult.parse(message)));
    worker.once('error', reject);
    // After an answer this changes nothing.
    worker.once('exit', () => reject(new Error('The thread ended without a word')));
  });
}
