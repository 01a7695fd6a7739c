/** Clients that send or read hardly anything, by the hundred: the others must not notice, and they must go. */
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { bytesOf, load, percentile } from '../bench/load.ts';
import { atMost, type Part } from './part.ts';
import { startService } from './service.ts';

const MOST_P99_MS = 250;
const EVICTED_MS = 10_000;
const DRIP_MS = 500;
const WATCHED_MS = 14_000;
/** Answers that one socket asks for and does not read. With 200 it is no slow client but a flood, which see SECURITY.md. */
const PIPELINED = 8;

type Kind = 'headers' | 'body' | 'silent' | 'reads nothing';
const KINDS: readonly Kind[] = ['headers', 'body', 'silent', 'reads nothing'];

export async function slow({ sockets }: { sockets: number }): Promise<Part> {
  const service = await startService();
  const lives = new Map<Kind, number[]>();
  const began = performance.now();
  const open = Array.from({ length: sockets }, (_, n) => {
    const kind = KINDS[n % KINDS.length] ?? 'silent';
    return live(service.port, kind, n).then((took) => lives.set(kind, [...(lives.get(kind) ?? []), took]));
  });
  // What others notice is measured while all of them are there.
  const { latencies } = await load({
    port: service.port,
    connections: 8,
    seconds: 6,
    request: () => bytesOf('GET', '/health', service.port),
  });
  await Promise.all(open);
  const took = Math.round((performance.now() - began) / 1000);
  await service.stop();
  const longest = (kind: Kind) => Math.round(Math.max(...(lives.get(kind) ?? [0])));
  return {
    name: 'slow',
    size: `${sockets} sockets, ${took} s`,
    findings: [
      atMost('p99 of the others, ms', Math.round(percentile(latencies, 0.99)), MOST_P99_MS),
      ...KINDS.map((kind) => atMost(`gone, ${kind}, ms`, longest(kind), EVICTED_MS)),
    ],
    notes: [`${latencies.length} requests of others; a socket is watched for ${WATCHED_MS} ms`],
  };
}

/** @returns how long the service kept the connection, in milliseconds */
async function live(port: number, kind: Kind, n: number): Promise<number> {
  const socket = connect({ host: '127.0.0.1', port, localAddress: `127.0.0.${2 + (n % 200)}` });
  socket.on('error', () => {});
  const began = performance.now();
  const end = new AbortController();
  socket.once('close', () => end.abort());
  begin(socket, kind, port);
  // Something is sent all the while: that alone must not keep it, and it shows when the other side is gone.
  while (!end.signal.aborted && performance.now() - began < WATCHED_MS) {
    socket.write(drip(kind, port));
    await wait(DRIP_MS, undefined, { signal: end.signal }).catch(() => {});
  }
  socket.destroy();
  return performance.now() - began;
}

function drip(kind: Kind, port: number): string {
  if (kind === 'silent') return '';
  if (kind === 'reads nothing') return `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
  return kind === 'headers' ? 'x' : ' ';
}

function begin(socket: Socket, kind: Kind, port: number): void {
  const host = `Host: 127.0.0.1:${port}\r\n`;
  if (kind === 'headers') socket.write(`GET /health HTTP/1.1\r\n${host}X-Slow: `);
  if (kind === 'body')
    socket.write(
      `POST /chat HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n{`,
    );
  if (kind === 'reads nothing') {
    socket.write(`GET /openapi.json HTTP/1.1\r\n${host}\r\n`.repeat(PIPELINED));
    socket.pause();
  } else socket.resume();
}
