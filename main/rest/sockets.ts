import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Of the connections, those that may be silent before they go first. More than come at once, which are up to 511. */
const SILENT_SHARE = 1 / 4;

/** The connections. */
export interface Sockets {
  readonly all: ReadonlySet<Socket>;
  /** To be told of each request's connection. */
  used(socket: Socket): void;
  /** Closes those that have not carried a request yet. */
  closeUnused(): void;
}

/**
 * Caps the connections. Where there is no room, one goes that waits for no answer: of many that have not asked anything
 * yet the oldest, else the one that asked longest ago. Whoever keeps many, silent or not, does not lock the others out.
 */
export function createSockets(server: Server, most: number): Sockets {
  /** In the order of their last request, or of their coming. */
  const all = new Set<Socket>();
  const unused = new Set<Socket>();

  server.on('connection', (socket) => {
    all.add(socket);
    unused.add(socket);
    socket.once('close', () => forget(socket));
    if (all.size <= most) return;
    const [silent] = unused.size > most * SILENT_SHARE ? unused : [];
    // Where all others have an answer under way, that is the new one itself.
    const goes = silent ?? firstIdle(all);
    if (goes === undefined) return;
    // Its end is told only after all that came in the same turn.
    forget(goes);
    goes.destroy();
  });

  function forget(socket: Socket): void {
    all.delete(socket);
    unused.delete(socket);
  }

  return {
    all,
    used(socket) {
      unused.delete(socket);
      if (!all.delete(socket)) return;
      all.add(socket);
    },
    closeUnused() {
      for (const socket of unused) socket.destroy();
    },
  };
}

/** The first without an answer under way, which node tells of in no other place. */
function firstIdle(sockets: Iterable<Socket>): Socket | undefined {
  for (const socket of sockets) {
    const answer: unknown = Reflect.get(socket, '_httpMessage');
    if (answer === null || answer === undefined) return socket;
  }
  return undefined;
}
