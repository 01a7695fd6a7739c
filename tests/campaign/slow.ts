/** Clients that send or read hardly anything, or ask without end, by the hundred: the others must not notice, and they must go. */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { bytesOf, load, percentile } from '../bench/load.ts';
import { floodKinds, startFlood } from './flood.ts';
import { atMost, type Finding, type Part } from './part.ts';
import { startService } from './service.ts';
import { slowKinds } from './slow-kinds.ts';

const MOST_P99_MS = 250;
const EVICTED_MS = 10_000;
const DRIP_MS = 500;
const WATCHED_MS = 14_000;

export async function slow({ sockets, seconds }: { sockets: number; seconds: number }): Promise<Part> {
  const { port, stop } = await startService();
  const began = performance.now();
  const findings: Finding[] = [];
  const notes: string[] = [];

  async function others(measure: string): Promise<void> {
    const request = () => bytesOf('GET', '/health', port);
    const { latencies } = await load({ port, connections: 8, seconds, request });
    const p99 = Math.round(percentile(latencies, 0.99));
    findings.push(atMost(`p99 of the others, ${measure}, ms`, p99, MOST_P99_MS));
    notes.push(
      `${measure}: ${latencies.length} requests of others, the longest ${Math.round(latencies.at(-1) ?? 0)} ms`,
    );
  }

  const lives = slowKinds.map(async (kind, k) => {
    const count = Math.ceil(sockets / slowKinds.length);
    const each = await Promise.all(Array.from({ length: count }, (_, n) => live(port, kind, k * count + n)));
    return atMost(`gone, ${kind.name}, ms`, Math.round(Math.max(...each)), EVICTED_MS);
  });
  // What others notice is measured while all of them are there.
  await others('slow clients');
  findings.push(...(await Promise.all(lives)));
  for (const kind of floodKinds) {
    const end = startFlood(port, kind, Math.ceil(sockets / 4));
    await others(`flood, ${kind.name}`);
    notes.push(`flood, ${kind.name}: the service cut ${await end()} connections`);
  }
  await stop();
  const took = Math.round((performance.now() - began) / 1000);
  return { name: 'slow', size: `${sockets} sockets, ${took} s`, findings, notes };
}

/** @returns how long the service kept the connection, in milliseconds; a socket is watched for WATCHED_MS */
async function live(port: number, kind: (typeof slowKinds)[number], n: number): Promise<number> {
  const socket = connect({ host: '127.0.0.1', port, localAddress: `127.0.0.${2 + (n % 200)}` });
  socket.on('error', () => {});
  const began = performance.now();
  const end = new AbortController();
  socket.once('close', () => end.abort());
  socket.write(kind.begin(port));
  if (kind.reads) socket.resume();
  else socket.pause();
  while (!end.signal.aborted && performance.now() - began < WATCHED_MS) {
    if (performance.now() - began >= kind.dripsFrom) socket.write(kind.drip(port));
    await wait(DRIP_MS, undefined, { signal: end.signal }).catch(() => {});
  }
  socket.destroy();
  return performance.now() - began;
}
