import { join } from 'node:path';
import { type Child, startChild } from './child.ts';

/** The service with a database of its own and a model that answers at once. */
export async function startWithModel(
  service: string,
  folder: string,
  env: Record<string, string> = {},
): Promise<{ ours: Child; model: Child }> {
  const model = await startChild('tests/bench/bare/model.ts');
  const ours = await startChild(service, {
    PORT: '0',
    DB_FILE: join(folder, 'ours.db'),
    LMSTUDIO_URL: `http://127.0.0.1:${model.port}/v1`,
    LOG_LEVEL: 'error',
    ...env,
  });
  return { ours, model };
}
