/** How the requests of one connection take turns, and for how long a connection is kept. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

type Waiting = [IncomingMessage, ServerResponse];

interface Line {
  /** When its first request came. */
  since: number;
  /** The answer under way, or the last one. */
  current: ServerResponse;
  waiting: Waiting[];
}

/**
 * Node hands over every request that a caller sent at once, and holds their answers back until they are in turn. Here a
 * request is looked at when the one before it is answered and taken, and after a turn of everyone else: whoever asks
 * for hundreds of answers and reads none has one of them made.
 * @param limits `pipelined`: requests of one connection that may wait, and `held`: bytes of them, and with one more it is
 *   cut; `connectionAge`: in ms, after which the next answer is a connection's last. A caller that does not read cannot
 *   be told from one that does while its answers fit into the system's buffers, so that only this ends it.
 */
export function inTurns(
  handle: Handle,
  limits: { pipelined: number; held: number; connectionAge: number },
): Handle {
  const lines = new WeakMap<Socket, Line>();

  function begin(line: Line, incoming: IncomingMessage, outgoing: ServerResponse): void {
    line.current = outgoing;
    if (performance.now() - line.since > limits.connectionAge) outgoing.shouldKeepAlive = false;
    handle(incoming, outgoing);
  }

  function next(line: Line): void {
    line.current.once('close', () =>
      setImmediate(() => {
        const [first, ...others] = line.waiting;
        if (first === undefined || first[0].socket.destroyed) return;
        line.waiting = others;
        begin(line, ...first);
        if (others.length > 0) next(line);
      }),
    );
  }

  return (incoming, outgoing) => {
    const { socket } = incoming;
    // What came in the same piece as the request that was one too many.
    if (socket.destroyed) return;
    const line = lines.get(socket);
    if (line === undefined) {
      const made: Line = { since: performance.now(), current: outgoing, waiting: [] };
      lines.set(socket, made);
      begin(made, incoming, outgoing);
    } else if (line.waiting.length === 0 && line.current.writableFinished) {
      begin(line, incoming, outgoing);
    } else if (line.waiting.length >= limits.pipelined || heldBy(line.waiting) > limits.held) {
      cut(socket);
    } else {
      line.waiting.push([incoming, outgoing]);
      if (line.waiting.length === 1) next(line);
    }
  };
}

/** Bytes of requests that nobody has looked at yet. Node itself stops reading only where one body alone is large. */
function heldBy(waiting: readonly Waiting[]): number {
  return waiting.reduce(
    (sum, [{ readableLength, rawHeaders, url = '' }]) =>
      sum + readableLength + url.length + rawHeaders.join('').length,
    0,
  );
}

/** Closes a connection, and stops node in the middle of what came with it: that can be a thousand requests more. */
function cut(socket: Socket): void {
  const parser: unknown = Reflect.get(socket, 'parser');
  // What node's parser is told here goes back to llhttp, for which it is the end.
  if (typeof parser === 'object' && parser !== null) Reflect.set(parser, 'onIncoming', () => -1);
  socket.destroy();
}
