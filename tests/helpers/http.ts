/** The REST door over a real listener on a free port, and the means to speak to it as no HTTP client would. */
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createDispatch, type Handlers } from '../../main/api/dispatch.ts';
import type { RestOptions } from '../../main/rest/options.ts';
import { createRestServer, type RestServer } from '../../main/rest/server.ts';
import { type RouteName, routes } from '../../shared/contract.ts';

export interface Rest extends RestServer {
  url: string;
  port: number;
  /** What dispatch and the door reported as unforeseen. */
  reported: unknown[];
  /** Calls a path with a JSON body where one is given. */
  call(path: string, init?: RequestInit & { json?: unknown }): Promise<Response>;
}

/** As for the door; `token` is one that is good for everything. */
type RestTestOptions = Partial<RestOptions> & { token?: string | undefined };

const ADMIN = { name: 'admin', scopes: ['admin'] } as const;

/** Starts the door before these handlers; a route without one fails for an internal reason. Stops it after the test. */
export async function startRest(
  handlers: Partial<Handlers> = {},
  { token, ...options }: RestTestOptions = {},
): Promise<Rest> {
  const reported: unknown[] = [];
  const report = (where: string, error: unknown): void => void reported.push([where, error]);
  const dispatch = createDispatch(complete(handlers), report);
  const rest = createRestServer({
    dispatch,
    host: '127.0.0.1',
    port: 0,
    allowedHosts: [],
    allowedOrigins: [],
    version: '1.2.3',
    report,
    ...(token === undefined ? {} : { admit: async (secret) => (secret === token ? ADMIN : undefined) }),
    ...options,
  });
  const { url, port } = await rest.listen();
  onTestFinished(() => rest.close());
  const call: Rest['call'] = (path, { json, ...init } = {}) =>
    json === undefined
      ? fetch(url + path, init)
      : fetch(url + path, {
          method: 'POST',
          ...init,
          headers: { 'content-type': 'application/json', ...init.headers },
          body: JSON.stringify(json),
        });
  return { ...rest, url, port, reported, call };
}

const ErrorJson = z.strictObject({
  error: z.string(),
  code: z.string().optional(),
  detail: z
    .union([
      z.string(),
      z.array(z.strictObject({ loc: z.array(z.string()), msg: z.string(), type: z.string() })).min(1),
    ])
    .optional(),
  field: z.string().optional(),
  response: z.string().optional(),
});

/** An error's body, which must have the shape of every error. */
export async function errorOf(response: Response): Promise<z.infer<typeof ErrorJson>> {
  return ErrorJson.parse(await response.json());
}

/** An open connection: what it sends is exactly what is given, what it received is text. */
export interface Wire {
  socket: Socket;
  received(): string;
  /** Resolves when what was received fits; rejects when the connection closes before. */
  until(pattern: RegExp): Promise<string>;
  /** Resolves with everything received when the other side has closed. */
  closed(): Promise<string>;
}

export function openWire(port: number, text = ''): Wire {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: false });
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  onTestFinished(() => void socket.destroy());
  if (text !== '') socket.write(text);
  return {
    socket,
    received: () => received,
    closed: () => closed,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(received)) return;
          socket.off('data', look);
          resolve(received);
        };
        socket.on('data', look);
        socket.once('close', () => reject(new Error(`closed after ${JSON.stringify(received)}`)));
        look();
      }),
  };
}

/** Sends a request as it is written, with `\n` for line ends, and gives the whole answer once the connection closes. */
export function sendRaw(port: number, request: string): Promise<string> {
  return openWire(port, request.replaceAll('\n', '\r\n')).closed();
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function complete(handlers: Partial<Handlers>): Handlers {
  const missing = async (): Promise<never> => {
    throw new Error('SECRET: no handler in this test');
  };
  const names = Object.keys(routes) as RouteName[];
  const all = Object.fromEntries(names.map((name) => [name, missing])) as Record<RouteName, typeof missing>;
  return { ...all, ...handlers };
}
