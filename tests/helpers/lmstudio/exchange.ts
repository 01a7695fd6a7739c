/** One request as the scripted LM Studio received it, and the ways to answer it. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** The client's port: the same for requests over one connection. */
  clientPort: number | undefined;
  /** The JSON body; undefined where there is none. */
  body: unknown;
  /** `early`: the client closed before the answer was whole. */
  ended: 'open' | 'whole' | 'early';
}

export interface Exchange {
  request: ReceivedRequest;
  /** The model that the request names. */
  model: string;
  /** Answers in one piece. */
  json(status: number, body: unknown): void;
  send(status: number, type: string, body: string, headers?: Record<string, string>): void;
  /** Begins a stream of events; `write` resolves once the bytes are on their way, `false` when the client has left. */
  stream(type?: string): void;
  write(bytes: string | Uint8Array): Promise<boolean>;
  end(): void;
  /** Breaks the connection in the middle: the client sees a reset. */
  reset(): void;
  /** Resolves when the client has left. */
  left: Promise<void>;
}

/** How a chat request is answered. */
export type Reply = (exchange: Exchange) => void | Promise<void>;

export function createExchange(
  request: ReceivedRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
): Exchange {
  const left = new Promise<void>((resolve) => {
    response.on('close', () => {
      request.ended = response.writableFinished ? 'whole' : 'early';
      resolve();
    });
  });
  function send(status: number, type: string, body: string, headers: Record<string, string> = {}): void {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  }
  return {
    request,
    model: modelOf(request.body),
    json: (status, body) => send(status, 'application/json; charset=utf-8', JSON.stringify(body)),
    send,
    stream(type = 'text/event-stream') {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
      response.flushHeaders();
    },
    async write(bytes) {
      if (response.destroyed) return false;
      if (!response.write(bytes)) await Promise.race([once(response, 'drain'), left]);
      return !response.destroyed;
    },
    end: () => response.end(),
    reset: () => incoming.socket.resetAndDestroy(),
    left,
  };
}

function modelOf(body: unknown): string {
  const hasModel = typeof body === 'object' && body !== null && 'model' in body;
  return hasModel && typeof body.model === 'string' ? body.model : '';
}
