/** The power goes at every point between two file operations: what was acknowledged is on the disk. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { openStore } from '../../main/store/open.ts';
import { createRandom } from '../../scripts/classifier/random.ts';
import { walk } from '../store/support.ts';
import { atMost, type Part } from './part.ts';
import { createDisk, readOperations } from './shim/replay.ts';
import { buildShim, idsIn, type Shim } from './shim/shim.ts';

const FILE = 'support_system.db';

interface Cuts {
  points: number;
  lost: number;
  /** Points at which the database was taken for damaged. */
  restored: number;
  refused: number;
}

/** @returns undefined where there is no gcc */
export async function power({
  writes,
  points,
  minutes,
}: {
  writes: number;
  points: number;
  minutes: number;
}): Promise<Part | undefined> {
  const shim = buildShim();
  if (!shim) return undefined;
  const full = await cuts(shim, ['full', writes, points, minutes]);
  const normal = await cuts(shim, ['normal', writes, Math.ceil(points / 10), minutes]);
  return {
    name: 'power',
    size: `${full.points} points`,
    findings: [
      atMost('acknowledged and lost', full.lost, 0),
      atMost('taken for damaged', full.restored, 0),
      atMost('not opened', full.refused, 0),
      atMost('control with synchronous=NORMAL that loses nothing', normal.lost > 0 ? 0 : 1, 0),
    ],
    notes: [`control: ${normal.lost} lost at ${normal.points} points`],
  };
}

async function cuts(
  shim: Shim,
  [mode, writes, points, minutes]: readonly ['full' | 'normal', number, number, number],
): Promise<Cuts> {
  const folder = mkdtempSync(join(tmpdir(), 'power-'));
  const log = `${folder}.log`;
  await shim.write(join(folder, FILE), [String(writes), '1', mode], { SHIM_FOLDER: folder, SHIM_LOG: log });
  const operations = readOperations(readFileSync(log));
  const random = createRandom(7);
  const disk = createDisk();
  const result: Cuts = { points: 0, lost: 0, restored: 0, refused: 0 };
  const acknowledged: string[] = [];
  // Two variants at each point.
  const step = Math.max(1, Math.floor((2 * operations.length) / points));
  const ends = performance.now() + minutes * 60_000;
  for (const [n, operation] of operations.entries()) {
    disk.apply(operation);
    if (operation.kind === 'a') acknowledged.push(...idsIn(operation.data.toString('utf8')));
    if (n % step !== 0 || performance.now() > ends) continue;
    for (const variant of ['dropped', 'torn'] as const) {
      await judge(disk.afterCut(variant, random), folder, acknowledged, result);
    }
  }
  rmSync(folder, { recursive: true });
  rmSync(log);
  return result;
}

async function judge(
  files: Map<string, Buffer>,
  from: string,
  acknowledged: readonly string[],
  result: Cuts,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
  for (const [path, bytes] of files) {
    // What the processes share in memory is gone with the power.
    if (basename(path).endsWith('-shm')) continue;
    const to = join(folder, relative(from, path));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytes);
  }
  result.points += 1;
  try {
    const store = await openStore({ file: join(folder, FILE) });
    if (await store.backups.recovery()) result.restored += 1;
    const there = new Set((await walk((page) => store.tickets.list(page), 100)).map(({ id }) => id));
    result.lost += acknowledged.filter((id) => !there.has(id)).length;
    await store.close();
  } catch {
    result.refused += 1;
  }
  rmSync(folder, { recursive: true });
}
