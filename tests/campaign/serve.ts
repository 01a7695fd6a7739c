/** The service, to be killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Victim } from './victim.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'main', 'serve.ts');
export const NO_MODEL = 'http://127.0.0.1:9/v1';

/** Resolves once it listens. */
export async function startServe(file: string): Promise<Victim> {
  const began = performance.now();
  const child = spawn(process.execPath, [ENTRY], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LMSTUDIO_URL: NO_MODEL,
      DB_FILE: file,
      LOG_LEVEL: 'error',
      RATE_LIMIT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
  if (!url) throw new Error(`no address in: ${line}`);
  return {
    url,
    healthyMs: performance.now() - began,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
