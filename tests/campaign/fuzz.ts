/** Requests made from the service's own OpenAPI document, right and wrong: none may be an error of ours, or hang. */
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { createRandom } from '../../scripts/classifier/random.ts';
import { type Operation, operationsOf } from './operations.ts';
import { atMost, type Part } from './part.ts';
import { sendOdd } from './raw.ts';
import { type Service, startService } from './service.ts';

const AT_ONCE = 64;
const BATCH = 2000;
const HANG_MS = 5000;
const MOST_GROWTH_MB = 50;
/** Requests after which memory is counted from: what is read once is in memory by then. */
const WARM_UP = 8000;

interface Sizes {
  /** Requests from the document. */
  requests: number;
  /** Connections with odd bytes. */
  sockets: number;
  seed: number;
  /** After which no more is sent, on either way. */
  minutes: number;
}

export async function fuzz({ requests, sockets, seed, minutes }: Sizes): Promise<Part> {
  const service = await startService();
  const operations = fc.oneof(...(await operationsOf(service.url)));
  const statuses = new Map<string, number>();
  const ends = performance.now() + minutes * 60_000;
  let sent = 0;
  let opened = 0;
  let hangs = 0;
  let warm = Number.NaN;
  const note = (status: number | 'hang' | 'closed', what: string): void => {
    if (status === 'hang') hangs += 1;
    // What is amiss is named, so that it can be found by the seed.
    const isAmiss = status === 'hang' || Number(status) >= 500;
    const key = isAmiss ? `${status} ${what}` : String(status);
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
  };
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  while (sent < requests && performance.now() < ends) {
    const some = fc.sample(operations, { numRuns: Math.min(BATCH, requests - sent), seed: seed + sent });
    await inTurn(some.length, async (n) => {
      const operation = some[n];
      if (operation)
        note(await send(service.port, agent, operation), `${operation.method} ${operation.name}`);
    });
    sent += some.length;
    if (Number.isNaN(warm) && sent >= WARM_UP) warm = await service.memory();
  }
  agent.destroy();
  const random = createRandom(seed);
  const socketsEnd = performance.now() + minutes * 60_000;
  await inTurn(sockets, async (n) => {
    if (performance.now() > socketsEnd) return;
    opened += 1;
    note(await sendOdd(service.port, n, random, HANG_MS), `odd bytes, no. ${n}`);
  });
  const last = await service.memory();
  const grown = Math.round(last - warm);
  const isHealthy = await healthy(service);
  await service.stop();

  const isOurs = (key: string): boolean => /^5/.test(key);
  const ours = [...statuses].filter(([key]) => isOurs(key)).reduce((sum, [, count]) => sum + count, 0);
  return {
    name: 'fuzz',
    size: `${sent} requests from the OpenAPI document, ${opened} raw connections`,
    findings: [
      atMost('answers of 5xx', ours, 0),
      atMost('hangs over 5 s', hangs, 0),
      // Too few requests tell nothing of memory but that the caches fill.
      ...(sent > WARM_UP ? [atMost('memory growth after warm-up, MB', grown, MOST_GROWTH_MB)] : []),
      atMost('not healthy at the end', isHealthy ? 0 : 1, 0),
    ],
    notes: [
      `memory after warm-up ${warm.toFixed(0)} MB, at the end ${last.toFixed(0)} MB`,
      ...[...statuses].sort().map(([status, times]) => `${status}: ${times}`),
    ],
  };
}

async function healthy({ url }: Service): Promise<boolean> {
  return (await fetch(`${url}/health`)).ok;
}

/** Does something `count` times, so many at once. */
async function inTurn(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** @returns the status, or that there was none */
function send(
  port: number,
  agent: Agent,
  { method, path, headers, body }: Operation,
): Promise<number | 'hang' | 'closed'> {
  return new Promise((resolve) => {
    const outgoing = request({ host: '127.0.0.1', port, agent, method, path, headers }, (incoming) => {
      // A long list that arrives bit by bit does not hang: all tickets of a long run are megabytes.
      incoming.on('data', () => late.refresh());
      incoming.on('close', () => done(incoming.statusCode ?? 'closed'));
    });
    const late = setTimeout(() => {
      done('hang');
      outgoing.destroy();
    }, HANG_MS);
    const done = (status: number | 'hang' | 'closed'): void => {
      clearTimeout(late);
      resolve(status);
    };
    outgoing.on('error', () => done('closed'));
    outgoing.end(body);
  });
}
