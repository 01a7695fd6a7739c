import type { ServerResponse } from 'node:http';

/** Server-Sent Events to one caller. The response's head is written with the first event. */
export interface EventStream {
  /** Whether an event was sent: after it, an error can only be an event too. */
  readonly started: boolean;
  /** Writes an event at once; a caller that does not keep up is cut off. */
  send(event: string, data: unknown): void;
  /** Writes the last event and ends the response; does nothing after the end. */
  finish(event: string, data: unknown): void;
}

/** @param limits `heartbeat` in ms; `unsent` in bytes that may wait for the caller */
export function createEventStream(
  outgoing: ServerResponse,
  limits: { heartbeat: number; unsent: number },
): EventStream {
  let heartbeat: NodeJS.Timeout | undefined;

  function start(): void {
    outgoing.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    heartbeat = setInterval(() => write(': still here\n\n'), limits.heartbeat).unref();
    outgoing.once('close', stop);
  }

  function stop(): void {
    clearInterval(heartbeat);
  }

  function write(text: string): void {
    if (outgoing.destroyed || outgoing.writableEnded) return;
    outgoing.write(text);
    // Closing aborts the call too: see Caller.
    if (outgoing.writableLength > limits.unsent) outgoing.destroy();
  }

  function send(event: string, data: unknown): void {
    if (outgoing.destroyed) return;
    if (!outgoing.headersSent) start();
    write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  return {
    get started() {
      return outgoing.headersSent;
    },
    send,
    finish(event, data) {
      send(event, data);
      stop();
      if (!outgoing.writableEnded) outgoing.end();
    },
  };
}
