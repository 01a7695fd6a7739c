/** Callers that ask and do not read. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often to look, in ms. */
const LOOK_MS = 500;

/**
 * Cuts the connections of those who have taken nothing for a while of what waits for them. Whoever waits for a slow
 * answer is none: nothing waits for it. The system takes some megabytes ahead of the reader, and tells of it by about
 * one and a half: of an answer beyond that, a reader must take so much in the time.
 * @param most in ms
 */
export function cutStalledReaders(server: Server, sockets: Iterable<Socket>, most: number): void {
  const seen = new WeakMap<Socket, { taken: number; at: number }>();

  function look(): void {
    const now = performance.now();
    for (const socket of sockets) {
      if (socket.writableLength === 0) {
        seen.delete(socket);
        continue;
      }
      const taken = takenOf(socket);
      const last = seen.get(socket);
      if (last?.taken !== taken) seen.set(socket, { taken, at: now });
      else if (now - last.at >= most) socket.destroy();
    }
  }

  server.on('listening', () => {
    const looking = setInterval(look, Math.min(LOOK_MS, most)).unref();
    server.once('close', () => clearInterval(looking));
  });
}

/** Bytes that the system has taken so far. Node tells of a part of a write on its handle alone. */
function takenOf(socket: Socket): number {
  const handle: unknown = Reflect.get(socket, '_handle');
  if (typeof handle === 'object' && handle !== null) {
    const written: unknown = Reflect.get(handle, 'bytesWritten');
    const queued: unknown = Reflect.get(handle, 'writeQueueSize');
    if (typeof written === 'number' && typeof queued === 'number') return written - queued;
  }
  return socket.bytesWritten - socket.writableLength;
}
