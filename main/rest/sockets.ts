import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The connections. */
export interface Sockets {
  readonly all: ReadonlySet<Socket>;
  /** To be told of each request's connection. */
  used(socket: Socket): void;
  /** Closes those that have not carried a request yet. */
  closeUnused(): void;
}

/**
 * Caps the connections. Where there is no room, the one goes that has kept it longest without asking anything:
 * whoever opens many and sends nothing does not lock the others out.
 */
export function createSockets(server: Server, most: number): Sockets {
  const all = new Set<Socket>();
  const unused = new Set<Socket>();

  server.on('connection', (socket) => {
    all.add(socket);
    unused.add(socket);
    socket.once('close', () => {
      all.delete(socket);
      unused.delete(socket);
    });
    if (all.size <= most) return;
    const [oldest] = unused;
    oldest?.destroy();
  });

  return {
    all,
    used: (socket) => void unused.delete(socket),
    closeUnused() {
      for (const socket of unused) socket.destroy();
    },
  };
}
