/**
 * HTTP to the model: node:http with kept-alive connections, which costs half of what `fetch` does for each chat and
 * tells a connection that fails from one that is slow. Follows no redirect and no proxy setting.
 */
import http from 'node:http';
import https from 'node:https';
import { Failure } from '../../shared/errors.ts';
import type { Address } from './address.ts';
import { RetryableFailure } from './causes.ts';

export interface HttpRequest {
  address: Address;
  /** From the server's root. */
  path: string;
  /** JSON to post; a GET without it. */
  body?: string;
  accept: string;
  apiKey?: string | undefined;
  /** Aborted with a `Failure` as its reason: the connection is torn down at once. */
  signal: AbortSignal;
  /** Milliseconds for the connection to stand. */
  connect: number;
  /** Sees each piece of the body first; a failure it returns ends the reply. */
  watch?: ((bytes: Uint8Array) => Failure | undefined) | undefined;
}

export interface Reply {
  status: number;
  /** The content type; empty where none was sent. */
  type: string;
  /** Its body alone: a `Response` with a head costs noticeably more. */
  response: Response;
}

export interface Transport {
  /**
   * @returns the reply once its head is there
   * @throws Failure `model_not_running` where no connection stands, `model_bad_reply` for what is not HTTP,
   *   `model_failed` for a connection that broke, `model_key_refused`; the signal's reason
   */
  send(request: HttpRequest): Promise<Reply>;
  close(): void;
}

/** Milliseconds a reply that is no longer read may take to its end, so that its connection can be used again. */
const LINGER = 1_000;
/** Bytes it may still have then: a server that sends without an end is not listened to for a whole second. */
const LINGER_BYTES = 65_536;

export function createTransport(maxConnections: number): Transport {
  const options = { keepAlive: true, maxFreeSockets: maxConnections, scheduling: 'lifo' } as const;
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const { protocol, host, port } = request.address;
        const isSecure = protocol === 'https:';
        const outgoing = (isSecure ? https : http).request({
          agent: agents[protocol],
          protocol,
          host,
          port,
          path: request.path,
          method: request.body === undefined ? 'GET' : 'POST',
          headers: headersOf(request),
        });
        let connected = false;
        let incoming: http.IncomingMessage | undefined;
        const abort = (): void => void (incoming ?? outgoing).destroy(request.signal.reason);
        request.signal.addEventListener('abort', abort, { once: true });

        outgoing.on('socket', (socket) => {
          connected = !socket.connecting;
          if (connected) return;
          const timer = setTimeout(
            () => outgoing.destroy(new RetryableFailure('model_not_running')),
            request.connect,
          );
          socket.once('close', () => clearTimeout(timer));
          socket.once(isSecure ? 'secureConnect' : 'connect', () => {
            connected = true;
            clearTimeout(timer);
          });
        });
        outgoing.on('error', (error) => reject(brokenBy(error, connected)));
        outgoing.on('close', () => request.signal.removeEventListener('abort', abort));
        outgoing.on('response', (response) => {
          incoming = response;
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            response: new Response(bodyOf(response, request.watch)),
          });
        });
        if (request.signal.aborted) abort();
        outgoing.end(request.body);
      }),
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

/** @throws Failure `model_key_refused` for a key that no header can carry, such as one with a blank */
function headersOf({ body, accept, apiKey }: HttpRequest): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = { accept };
  if (apiKey && !/^[\x21-\x7e]+$/.test(apiKey)) throw new Failure('model_key_refused');
  if (apiKey) headers.authorization = `Bearer ${apiKey}`;
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
    headers['content-length'] = Buffer.byteLength(body);
  }
  return headers;
}

/** The bytes of a reply, no faster than they are read. */
function bodyOf(incoming: http.IncomingMessage, watch: HttpRequest['watch']): ReadableStream<Uint8Array> {
  let open = true;
  let unread = 0;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (bytes: Uint8Array) => {
        if (!open) {
          unread += bytes.length;
          if (unread > LINGER_BYTES) incoming.destroy();
          return;
        }
        const failure = watch?.(bytes);
        if (failure) return void incoming.destroy(failure);
        controller.enqueue(bytes);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on('end', () => {
        if (open) controller.close();
        open = false;
      });
      incoming.on('error', (error) => {
        if (open) controller.error(brokenBy(error, true));
        open = false;
      });
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      open = false;
      const timer = setTimeout(() => incoming.destroy(), LINGER);
      incoming.on('close', () => clearTimeout(timer));
      incoming.resume();
    },
  });
}

/** The failure that an error of the connection means. */
function brokenBy(error: Error, connected: boolean): Failure {
  if (error instanceof Failure) return error;
  if (!connected) return new RetryableFailure('model_not_running');
  const isForeign = 'code' in error && String(error.code).startsWith('HPE_');
  return isForeign ? new Failure('model_bad_reply') : new RetryableFailure('model_failed');
}
