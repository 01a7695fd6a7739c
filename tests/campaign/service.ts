/** The service and a model that answers at once, each in a process of its own, on a database that is deleted after. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

export async function startService(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-'));
  const { ours, model } = await startWithModel('main/serve.ts', folder);
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
