/** Clients that ask for hundreds of answers at once and read none. */
import { connect } from 'node:net';

interface FloodKind {
  name: string;
  /** Whether each connection comes from another address of this machine. */
  rotates: boolean;
  /** How long a connection is kept before a new one takes its place, in ms. */
  keptFor?: number;
}

export const floodKinds: readonly FloodKind[] = [
  { name: 'pipelined', rotates: false },
  { name: 'pipelined, many addresses', rotates: true },
  { name: 'opened and closed', rotates: true, keptFor: 20 },
];

const PIPELINED = 200;

/** @returns what ends it, and gives how many connections the service had cut by then */
export function startFlood(port: number, kind: FloodKind, sockets: number): () => Promise<number> {
  const request = `GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`.repeat(PIPELINED);
  const open = new Set<ReturnType<typeof connect>>();
  let opened = 0;
  let cut = 0;
  let isOver = false;

  function begin(): void {
    opened += 1;
    const localAddress = `127.0.0.${kind.rotates ? 2 + (opened % 200) : 2}`;
    const socket = connect({ host: '127.0.0.1', port, localAddress });
    open.add(socket);
    let isOurDoing = false;
    const leave = (): void => {
      isOurDoing = true;
      socket.destroy();
    };
    socket.on('error', () => {});
    socket.once('connect', () => {
      socket.write(request);
      socket.pause();
      if (kind.keptFor !== undefined) setTimeout(leave, kind.keptFor);
    });
    socket.once('close', () => {
      open.delete(socket);
      if (!isOurDoing && !isOver) cut += 1;
      if (kind.keptFor !== undefined && !isOver) begin();
    });
  }

  for (let n = 0; n < sockets; n += 1) begin();
  return async () => {
    // A paused socket does not see that it was cut before it writes.
    const seen = [...open].map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.once('close', () => resolve());
          socket.resume();
        }),
    );
    await Promise.race([Promise.all(seen), new Promise((resolve) => setTimeout(resolve, 2_000))]);
    isOver = true;
    for (const socket of open) socket.destroy();
    return cut;
  };
}
