/** Cuts a recorded scene off at points all over it, and judges each. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../../../scripts/classifier/random.ts';
import { createJudge, sum, type Verdict } from '../scenes/judge.ts';
import { sceneOf } from '../scenes/scenes.ts';
import { hear, nothingTold } from '../scenes/told.ts';
import { CutJob, type CutResult } from './cut-job.ts';
import { createDisk, type Disk, type Operation, readOperations, type Variant } from './replay.ts';
import { quickFolder } from './shim.ts';

async function cut(job: CutJob): Promise<CutResult> {
  const operations = readOperations(readFileSync(job.log));
  const points = choosePoints(operations, job);
  const judge = createJudge(sceneOf(job.scene));
  const told = nothingTold();
  hear(told, job.lines.join('\n'));
  const disk = diskOf(job);
  const verdicts: Verdict[] = [];
  const result = { dropped: 0, mixed: 0, notes: [] as string[] };
  for (const [n, operation] of operations.entries()) {
    disk.apply(operation);
    if (operation.kind === 'a') hear(told, operation.data.toString('utf8'));
    const variant = points.get(n);
    if (variant === undefined || n % job.shares !== job.share || Date.now() > job.until) continue;
    const folder = quickFolder('power-cut');
    put(disk.afterCut(variant, createRandom(n)), job.folder, folder);
    const note = (line: string) => result.notes.push(`${job.scene} ${n} ${variant}: ${line}`);
    verdicts.push(await judge(join(folder, job.file), told, note));
    rmSync(folder, { recursive: true });
    result[variant === 'dropped' ? 'dropped' : 'mixed'] += 1;
  }
  return { ...result, verdict: sum(verdicts) };
}

function diskOf({ folder, before }: CutJob): Disk {
  const files = Object.entries(before).map(
    ([path, bytes]) => [join(folder, path), Buffer.from(bytes)] as const,
  );
  return createDisk(new Map(files));
}

/** Right after something was told, where else what is sure to be on the disk changes, and of the writes in between. */
function choosePoints(operations: readonly Operation[], job: CutJob): Map<number, Variant> {
  const disk = diskOf(job);
  const told: number[] = [];
  const sure: number[] = [];
  const between: number[] = [];
  for (const [n, operation] of operations.entries()) {
    const isSure = disk.apply(operation);
    (operation.kind === 'a' ? told : isSure ? sure : between).push(n);
  }
  const half = job.points / 2;
  const after = spread(told, half);
  return new Map([
    ...[...after, ...spread(sure, job.points - after.length)].map((n) => [n, 'dropped'] as const),
    ...spread(between, Math.min(half, told.length + sure.length)).map(
      (n, place) => [n, place % 2 === 0 ? 'some' : 'torn'] as const,
    ),
  ]);
}

function spread(all: readonly number[], most: number): number[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.floor(all.length / step) }, (_, n) => all[Math.floor(n * step)] ?? 0);
}

/** What processes share in memory is gone with the power. */
function put(files: ReadonlyMap<string, Buffer>, from: string, to: string): void {
  for (const [path, bytes] of files) {
    if (path.endsWith('-shm')) continue;
    const target = join(to, relative(from, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}

cut(CutJob.parse(workerData)).then((result) => parentPort?.postMessage(result));
