import type { Server } from 'node:http';
import { type ErrorValue, Failure } from '../../shared/errors.ts';
import type { Sockets } from './sockets.ts';

/** How often to look for connections whose request has been answered, in ms: nothing tells when one has. */
const LOOK_MS = 50;

export interface Shutdown {
  readonly begun: boolean;
  /** Stops accepting, ends the streams, lets requests under way finish; closes what is left after `limit` ms. */
  begin(): Promise<void>;
}

/**
 * @param sockets those that never carried a request are closed at once
 * @param streams what to call with the error that ends each open event stream
 */
export function createShutdown(
  server: Server,
  sockets: Pick<Sockets, 'closeUnused'>,
  streams: ReadonlySet<(error: ErrorValue) => void>,
  limit: number,
): Shutdown {
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const error = new Failure('shutting_down').toValue();
    for (const end of streams) end(error);
    // Browsers open connections ahead of need; node does not count these as idle.
    sockets.closeUnused();
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    const cut = setTimeout(() => server.closeAllConnections(), limit);
    await closed;
    clearInterval(look);
    clearTimeout(cut);
  }

  return {
    get begun() {
      return stopping !== undefined;
    },
    begin() {
      stopping ??= stop();
      return stopping;
    },
  };
}
