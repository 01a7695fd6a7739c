/** From `npm run serve` to the first answer, and what it takes of memory afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from '../child.ts';
import { limits, median, type Row } from '../row.ts';

const STARTS = 7;

export async function start(service: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const env = { PORT: '0', DB_FILE: join(folder, 'start.db'), LOG_LEVEL: 'error' };
    await answerAfterNpm(env);
    const times: number[] = [];
    for (let n = 0; n < STARTS; n++) times.push(await answerAfterNpm(env));
    const child = await startChild(service, env);
    await ask(child.port);
    await wait(3000);
    const memory = await child.memory();
    await child.stop();
    return [
      limits('npm run serve to first answer', 'ms', [{ name: 'median', value: median(times), limit: 700 }]),
      limits('idle memory', 'MB', [{ name: 'resident', value: memory, limit: 130 }]),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds from starting npm to the answer of the first question, npm's own time included. */
async function answerAfterNpm(env: Record<string, string>): Promise<number> {
  const began = performance.now();
  const npm = spawn('npm', ['run', 'serve'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  for await (const line of createInterface(npm.stdout)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (!port) continue;
    await ask(Number(port));
    break;
  }
  const took = performance.now() - began;
  const gone = once(npm, 'exit');
  if (npm.pid) process.kill(-npm.pid, 'SIGTERM');
  await gone;
  return took;
}

async function ask(port: number): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: 'My printer does not print' }),
  });
  const body = await reply.text();
  if (!body.includes('"response":"')) throw new Error('the first answer was empty');
}
