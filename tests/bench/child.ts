/** Starts a server in a process of its own, so that it shares no event loop with the generator. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  port: number;
  /** Milliseconds from the start of the process to the line that tells the port. */
  startedIn: number;
  /** Resident memory in MB. Linux only; NaN elsewhere. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');

/** @param script from the project's root; it must print a line that ends its address with `:PORT` */
export async function startChild(script: string, env: Record<string, string> = {}): Promise<Child> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, script)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await firstPort(child);
  const startedIn = performance.now() - began;
  return {
    port,
    startedIn,
    memory: () => residentMegabytes(child.pid),
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function firstPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('no standard output to read');
  for await (const line of createInterface(child.stdout)) {
    const found = /:(\d+)\b/.exec(line);
    if (found) return Number(found[1]);
  }
  throw new Error('the server ended without telling its port');
}

async function residentMegabytes(pid: number | undefined): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
