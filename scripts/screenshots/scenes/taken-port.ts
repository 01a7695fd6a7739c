import { createServer } from 'node:http';
import { freePort } from '../../../tests/helpers/lmstudio/server.ts';
import type { Stage } from '../stage.ts';

/** Gives the app a port that another program listens on. @returns to be awaited: the port */
export async function takePort({ request }: Stage): Promise<number> {
  const rest_port = await freePort();
  const other = createServer().listen(rest_port, '127.0.0.1');
  await request('settings.update', { rest_port });
  other.close();
  return rest_port;
}

/** Gives it a free one. */
export async function freePortAgain({ request }: Stage): Promise<void> {
  await request('settings.update', { rest_port: await freePort() });
}
