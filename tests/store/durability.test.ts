import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryStore } from './support.ts';

const ROUNDS = 4;

describe('a process that is killed while it writes', () => {
  it('has lost no ticket that it acknowledged, and leaves a sound database', async () => {
    const file = await temporaryFile();
    const acknowledged: string[] = [];
    for (let round = 1; round <= ROUNDS; round++)
      acknowledged.push(...(await writeUntilKilled(file, round * 150)));
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * 150);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);

    const { store } = await temporaryStore({ file });
    const missing: string[] = [];
    for (const id of acknowledged) if (!(await store.tickets.get(id))) missing.push(id);
    expect(missing).toEqual([]);
    await store.close();
    const database = new SQLite(file);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });
});

/** @returns every number it printed, `count` at least */
async function writeUntilKilled(file: string, count: number): Promise<string[]> {
  const script = fileURLToPath(import.meta.resolve('./write-until-killed.ts'));
  const child = spawn(process.execPath, ['--no-warnings', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const ids: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may be half a number.
    if (/^TKT-\d{8}-[0-9A-F]{8}$/.test(line)) ids.push(line);
    if (ids.length === count) child.kill('SIGKILL');
  }
  await exited;
  return ids;
}
