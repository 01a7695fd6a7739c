/** How the REST service compares with bare servers that do the same work without its care. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../child.ts';
import { bytesOf, load } from '../load.ts';
import { type Row, ratio } from '../row.ts';
import { startWithModel } from '../service.ts';

const CONNECTIONS = 32;
const SECONDS = 2;
const ROUNDS = 3;

const ticket = (n: number) => ({
  user: 'Jane Smith',
  email: 'jane.smith@example.com',
  type: 'IT Support',
  description: `Email login fails with an error since this morning (${n}).`,
});

/** `GET /health`, `POST /ticket` and `POST /chat`, each against its bare twin. */
export async function rest(service: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const { ours, model } = await startWithModel(service, folder);
  const bareHealth = await startChild('tests/bench/bare/health.ts');
  const bareTicket = await startChild('tests/bench/bare/ticket.ts', { DB_FILE: join(folder, 'bare.db') });
  const bareProxy = await startChild('tests/bench/bare/proxy.ts', { MODEL_PORT: String(model.port) });
  const rate = (port: number, request: (n: number) => string) => async () =>
    (await load({ port, connections: CONNECTIONS, seconds: SECONDS, request })).perSecond;
  const get = (port: number) => rate(port, () => bytesOf('GET', '/health', port));
  const post = (port: number) => rate(port, (n) => bytesOf('POST', '/ticket', port, ticket(n)));
  const ask = (port: number) =>
    rate(port, (n) =>
      bytesOf('POST', '/chat', port, { message: 'My printer does not print', session_id: `s${n % 500}` }),
    );
  try {
    for (const warm of [get(ours.port), post(ours.port), ask(ours.port)]) await warm();
    return [
      await ratio(
        'GET /health against a bare node:http server',
        0.85,
        ROUNDS,
        get(ours.port),
        get(bareHealth.port),
      ),
      await ratio(
        'POST /ticket, 32 connections, FULL, against a commit for each insert',
        2,
        ROUNDS,
        post(ours.port),
        post(bareTicket.port),
      ),
      await ratio(
        'POST /chat, 32 connections, against a bare proxy',
        0.6,
        ROUNDS,
        ask(ours.port),
        ask(bareProxy.port),
      ),
    ];
  } finally {
    await Promise.all([ours, model, bareHealth, bareTicket, bareProxy].map((child) => child.stop()));
    await rm(folder, { recursive: true });
  }
}
