/** The REST service: its listener, its limits, and how it starts and stops. Built separately from listening. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ErrorValue, statusOf } from '../../shared/errors.ts';
import { urlOf } from './binding.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { createCors } from './cors.ts';
import { errorHeaders, plainErrorBody } from './failure.ts';
import { createOriginGuard, type Guard } from './guard.ts';
import { checkBinding, listen } from './listen.ts';
import { defaultLimits, type RestOptions } from './options.ts';
import { cutStalledReaders } from './readers.ts';
import { sendJson } from './reply.ts';
import { createRoutes } from './routes.ts';
import { createShutdown } from './shutdown.ts';
import { createSockets } from './sockets.ts';
import { inTurns } from './turns.ts';

/** How often to look for requests that are late, in ms. */
const LOOK_MS = 500;

/** As node looks for it. */
const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;

export interface RestServer {
  server: Server;
  /**
   * Takes the port.
   * @throws ListenError where it is taken, or where the address is open to others without what that needs
   */
  listen(): Promise<{ url: string; port: number }>;
  /** Stops accepting, ends event streams, lets requests under way finish, and closes what is left after 4 s. */
  close(): Promise<void>;
}

export function createRestServer(options: RestOptions): RestServer {
  const limits = { ...defaultLimits, ...options.limits };
  const streams = new Set<(error: ErrorValue) => void>();
  const answer = createRoutes(options, { dispatch: options.dispatch, limits, streams });
  const cors = createCors(options.allowedOrigins);
  let originGuard: Guard = () => 'host_refused';

  function handle(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const refusal = originGuard(incoming);
    if (refusal !== undefined) {
      sendJson(outgoing, statusOf(refusal), plainErrorBody(refusal));
      return;
    }
    if (cors(incoming, outgoing)) return;
    if (shutdown.begun) {
      const headers = ['connection', 'close', ...errorHeaders('shutting_down')];
      sendJson(outgoing, 503, plainErrorBody('shutting_down'), headers);
      return;
    }
    if (incoming.httpVersion === '1.1' && CONTINUE.test(incoming.headers.expect ?? ''))
      outgoing.writeContinue();
    answer(incoming, outgoing);
  }

  const inTurn = inTurns(handle, limits);
  function take(incoming: IncomingMessage, outgoing: ServerResponse): void {
    sockets.used(incoming.socket);
    inTurn(incoming, outgoing);
  }

  const server = createServer(
    {
      maxHeaderSize: limits.headers,
      headersTimeout: limits.request,
      requestTimeout: limits.request,
      connectionsCheckingInterval: Math.min(LOOK_MS, limits.request),
      keepAliveTimeout: limits.idle,
      // A GET carries no body: node need not set up a stream for it.
      optimizeEmptyRequests: true,
    },
    take,
  );
  // Node itself would answer what expects something: before the guard, and all at once.
  server.on('checkContinue', take).on('checkExpectation', take);
  // Node would drop the headers after the 2000th, an Origin among them; their size is bounded anyway.
  server.maxHeadersCount = 0;
  server.on('clientError', answerBrokenRequest);
  const sockets = createSockets(server, limits.connections);
  cutStalledReaders(server, sockets.all, limits.stalledReader);
  const shutdown = createShutdown(server, sockets, streams, limits.close);

  return {
    server,
    async listen() {
      checkBinding({ ...options, needsToken: options.admit !== undefined });
      const port = await listen(server, options.host, options.port);
      originGuard = createOriginGuard(port, options.allowedHosts, options.allowedOrigins);
      return { url: urlOf(options.host, port), port };
    },
    close: () => shutdown.begin(),
  };
}
