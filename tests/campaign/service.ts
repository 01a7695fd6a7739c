/** The service and a model that answers at once, each in a process of its own, on a database that is deleted after. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Child } from '../bench/child.ts';
import { startWithModel } from '../bench/service.ts';

export interface Service {
  url: string;
  port: number;
  memory: Child['memory'];
  /** Bytes of the database's WAL. */
  walSize(): Promise<number>;
  stop(): Promise<void>;
}

const Collected = z.object({ resident: z.number(), living: z.number() });

/** Memory right after a garbage collection, in MB: of the process, and what lives of JavaScript. */
export type Collected = z.infer<typeof Collected>;

/** A service whose garbage can be collected from outside. */
export async function startWatchedService(): Promise<Service & { collected(): Promise<Collected> }> {
  const service = await startService('tests/bench/watched.ts', { SERVICE: 'main/serve.ts' });
  return {
    ...service,
    collected: async () => Collected.parse(await (await fetch(`${service.url}/__watch/collected`)).json()),
  };
}

export async function startService(
  script = 'main/serve.ts',
  env: Record<string, string> = {},
): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-'));
  const { ours, model } = await startWithModel(script, folder, env);
  return {
    url: `http://127.0.0.1:${ours.port}`,
    port: ours.port,
    memory: ours.memory,
    walSize: async () => (await stat(join(folder, 'ours.db-wal')).catch(() => undefined))?.size ?? 0,
    async stop() {
      await ours.stop();
      await model.stop();
      await rm(folder, { recursive: true });
    },
  };
}
