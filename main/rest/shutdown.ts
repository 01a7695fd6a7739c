import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorValue, Failure } from '../../shared/errors.ts';

/** How often to look for connections whose request has been answered, in ms: nothing tells when one has. */
const LOOK_MS = 50;

export interface Shutdown {
  /** To be told of each request's connection: those that never carried one are closed at once. */
  used(socket: Socket): void;
  readonly begun: boolean;
  /** Stops accepting, ends the streams, lets requests under way finish; closes what is left after `limit` ms. */
  begin(): Promise<void>;
}

/** @param streams what to call with the error that ends each open event stream */
export function createShutdown(
  server: Server,
  streams: ReadonlySet<(error: ErrorValue) => void>,
  limit: number,
): Shutdown {
  const unused = new Set<Socket>();
  let stopping: Promise<void> | undefined;

  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const error = new Failure('shutting_down').toValue();
    for (const end of streams) end(error);
    // Browsers open connections ahead of need; node does not count these as idle.
    for (const socket of unused) socket.destroy();
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    const cut = setTimeout(() => server.closeAllConnections(), limit);
    await closed;
    clearInterval(look);
    clearTimeout(cut);
  }

  return {
    used: (socket) => void unused.delete(socket),
    get begun() {
      return stopping !== undefined;
    },
    begin() {
      stopping ??= stop();
      return stopping;
    },
  };
}
