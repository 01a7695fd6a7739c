/** From the n-th write or sync on the disk is full or broken: nothing is acknowledged that was not kept. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../main/store/open.ts';
import { walk } from '../store/support.ts';
import { atMost, type Part } from './part.ts';
import { readOperations } from './shim/replay.ts';
import { buildShim, type Shim } from './shim/shim.ts';

const WRITES = '12';
const { ENOSPC, EIO } = constants.errno;

/** @returns undefined where there is no gcc */
export async function disk({ points }: { points: number }): Promise<Part | undefined> {
  const shim = buildShim();
  if (!shim) return undefined;
  const operations = await countOperations(shim);
  let told = 0;
  let missing = 0;
  let unopened = 0;
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < points; n = next++) {
      const folder = mkdtempSync(join(tmpdir(), 'disk-'));
      const file = join(folder, 'support_system.db');
      const ids = await shim.write(file, [WRITES], {
        SHIM_FOLDER: folder,
        SHIM_FAIL_AT: String(1 + Math.floor((n * operations) / points)),
        SHIM_ERRNO: String(n % 2 === 0 ? ENOSPC : EIO),
      });
      told += ids.length;
      // There is room again.
      const store = await openStore({ file }).catch(() => undefined);
      if (!store) unopened += 1;
      else {
        const there = new Set((await walk((page) => store.tickets.list(page), 100)).map(({ id }) => id));
        missing += ids.filter((id) => !there.has(id)).length;
        await store.close();
      }
      rmSync(folder, { recursive: true });
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return {
    name: 'disk',
    size: `${points} points over ${operations} operations: full, and I/O error`,
    findings: [
      atMost('acknowledged and not there', missing, 0),
      atMost('not opened once there was room again', unopened, 0),
      // Else no point came late enough to tell anything.
      atMost('no write acknowledged at all', told > 0 ? 0 : 1, 0),
    ],
    notes: [`${told} writes acknowledged`],
  };
}

/** Writes and syncs of a run in which nothing fails: the points are spread over them. */
async function countOperations(shim: Shim): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const log = `${folder}.log`;
  await shim.write(join(folder, 'support_system.db'), [WRITES], { SHIM_FOLDER: folder, SHIM_LOG: log });
  const operations = readOperations(readFileSync(log)).filter(({ kind }) => 'wst'.includes(kind));
  rmSync(folder, { recursive: true });
  rmSync(log);
  return operations.length;
}
