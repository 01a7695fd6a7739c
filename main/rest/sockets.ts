import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The connections that have not carried a request yet. */
export interface Sockets {
  /** To be told of each request's connection. */
  used(socket: Socket): void;
  closeUnused(): void;
}

/**
 * Caps the connections. Where there is no room, the one goes that has kept it longest without asking anything:
 * whoever opens many and sends nothing does not lock the others out.
 */
export function createSockets(server: Server, most: number): Sockets {
  const unused = new Set<Socket>();
  let count = 0;

  server.on('connection', (socket) => {
    count += 1;
    unused.add(socket);
    socket.once('close', () => {
      count -= 1;
      unused.delete(socket);
    });
    if (count <= most) return;
    const [oldest] = unused;
    oldest?.destroy();
  });

  return {
    used: (socket) => void unused.delete(socket),
    closeUnused() {
      for (const socket of unused) socket.destroy();
    },
  };
}
