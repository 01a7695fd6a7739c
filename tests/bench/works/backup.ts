/** A backup of a large database: how long the event loop is kept meanwhile, and the writes beside it. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openStore } from '../../../main/store/open.ts';
import { percentile } from '../load.ts';
import { limits, type Row } from '../row.ts';

const MESSAGES = 60_000;
const RESOLUTION_MS = 5;
const storeWorker = new URL('../../../main/store/worker.ts', import.meta.url);

export async function backup(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'many.db');
  const store = await openStore({ file, storeWorker });
  const ask = (n: number): Promise<number> =>
    store.messages.append({
      session_id: `s${n % 500}`,
      role: 'user',
      content: `The printer on floor ${n % 40} does not print, number ${n}. `.repeat(16),
      category: 'IT Support',
      answered_by: null,
      state: 'complete',
      sources: [],
    });
  try {
    for (let n = 0; n < MESSAGES; n += 1000) {
      await Promise.all(Array.from({ length: 1000 }, (_, index) => ask(n + index)));
    }
    const megabytes = Math.round((await stat(file)).size / 1e6);
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    const writes: number[] = [];
    let made = false;
    delay.enable();
    const making = store.backups.create().finally(() => {
      made = true;
    });
    while (!made) {
      const began = performance.now();
      await ask(writes.length);
      writes.push(performance.now() - began);
    }
    await making;
    delay.disable();
    return [
      limits(`a backup of ${megabytes} MB: event-loop delay, writes beside it`, 'ms', [
        { name: 'p99', value: delay.percentile(99) / 1e6 - RESOLUTION_MS, limit: 50 },
        { name: 'write p99', value: percentile(writes, 0.99), limit: 50 },
      ]),
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}
