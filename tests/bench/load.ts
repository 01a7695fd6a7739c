/** A cheap load generator: prepared bytes over kept-alive sockets, so that the generator is not what is measured. */
import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** The bytes of the n-th request; `Content-Length` and `Host` included. */
  request: (n: number) => string;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds, in order. */
  latencies: number[];
}

/** A connection that the service ends with a reply is opened anew. @throws where a reply is no 2xx: a fast error would look like speed */
export async function load({ port, connections, seconds, request }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  let n = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      let socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let replies = replyReader(socket);
      while (performance.now() < ends) {
        const asked = performance.now();
        socket.write(request(n++));
        const isLast = await replies.next();
        latencies.push(performance.now() - asked);
        if (!isLast) continue;
        socket.destroy();
        socket = connect({ port, host: '127.0.0.1', noDelay: true });
        replies = replyReader(socket);
      }
      socket.destroy();
    }),
  );
  const took = (performance.now() - began) / 1000;
  return { perSecond: latencies.length / took, latencies: latencies.sort((a, b) => a - b) };
}

/** An HTTP request as bytes. */
export function bytesOf(method: string, path: string, port: number, body?: unknown): string {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const json = JSON.stringify(body);
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}

/** @param share 0.5 for the median, 0.99 for p99 */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Resolves once for each whole reply, by its length or its last chunk, with whether it is the connection's last. */
function replyReader(socket: Socket): { next: () => Promise<boolean> } {
  let buffered = '';
  let waiting: { resolve: (isLast: boolean) => void; reject: (error: Error) => void } | undefined;
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    buffered += text;
    const end = endOfReply(buffered);
    if (end < 0) return;
    const status = buffered.slice(9, 12);
    const isLast = /\r\nconnection: close\r\n/i.test(buffered.slice(0, buffered.indexOf('\r\n\r\n') + 2));
    buffered = buffered.slice(end);
    if (status.startsWith('2')) waiting?.resolve(isLast);
    else waiting?.reject(new Error(`a reply of status ${status}`));
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return {
    next: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      }),
  };
}

function endOfReply(text: string): number {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2));
  if (length) {
    const end = head + 4 + Number(length[1]);
    return text.length >= end ? end : -1;
  }
  const last = text.indexOf('\r\n0\r\n\r\n', head);
  return last < 0 ? -1 : last + 7;
}
