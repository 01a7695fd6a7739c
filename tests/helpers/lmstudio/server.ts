/**
 * A scripted LM Studio: a real HTTP server on 127.0.0.1 that lists models and answers chats as it is told,
 * healthy (replies.ts) or faulty (faults.ts), and keeps a log of what it was asked.
 */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { embeds } from './embeddings.ts';
import { createExchange, type ReceivedRequest, type Reply } from './exchange.ts';
import { KEY_REFUSED, unknownPath } from './faults.ts';
import { type ApiVersion, listFor, type ScriptedModel } from './models.ts';
import { says } from './replies.ts';

export interface LmStudioOptions {
  /** Default: one loaded model, `openai/gpt-oss-20b`. */
  models?: ScriptedModel[];
  /** Which lists it has; default `v1`. */
  version?: ApiVersion;
  /** Asked of every request as a bearer token. */
  key?: string;
  /** What every chat is answered that `next` has no reply for. */
  reply?: Reply;
  /** Answers each request for a list instead of the list. */
  lists?: Reply;
  /** Answers each wish to load a model; it cannot be told to where undefined. */
  loads?: Reply;
  /** Answers each wish for embeddings; default: vectors of synonyms. */
  embeddings?: Reply;
  /** A port of its own choice where undefined. */
  port?: number;
}

export interface ScriptedLmStudio {
  /** The full chat-completions URL. */
  url: string;
  /** The OpenAI-compatible base, `http://127.0.0.1:PORT/v1`. */
  base: string;
  port: number;
  /** Answers the next chats with these, in order. */
  next(...replies: Reply[]): void;
  /** Answers all further chats with this. */
  always(reply: Reply): void;
  /** Lists these models from now on. */
  offer(models: ScriptedModel[]): void;
  /** All requests, oldest first. */
  requests: readonly ReceivedRequest[];
  /** The chats among them. */
  chats(): ReceivedRequest[];
  /** The wishes for embeddings among them. */
  embedded(): ReceivedRequest[];
  /** Resolves when the log fits. */
  until(condition: (server: ScriptedLmStudio) => boolean): Promise<void>;
  openSockets(): number;
  /** Resets every connection, idle ones included, and goes on listening. */
  breakConnections(): void;
  /** Stops and breaks what is still open. */
  close(): Promise<void>;
}

const CHAT = '/v1/chat/completions';
const EMBEDDINGS = '/v1/embeddings';
const LOAD = '/api/v1/models/load';
const GREETING = '/lmstudio-greeting';

export async function startLmStudio(options: LmStudioOptions = {}): Promise<ScriptedLmStudio> {
  const { version = 'v1', key, lists, loads, embeddings = embeds } = options;
  let models = options.models ?? [{ id: 'openai/gpt-oss-20b' }];
  let standing = options.reply ?? says('Turn it off and on again.');
  const script: Reply[] = [];
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const changes = new EventEmitter();

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request: ReceivedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      clientPort: incoming.socket.remotePort,
      body: await bodyOf(incoming),
      ended: 'open',
    };
    const exchange = createExchange(request, incoming, response);
    requests.push(request);
    changes.emit('change');
    response.on('close', () => changes.emit('change'));
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
      return exchange.json(401, KEY_REFUSED);
    }
    if (request.method === 'POST' && request.path === CHAT) {
      return await (script.shift() ?? standing)(exchange);
    }
    if (request.method === 'POST' && request.path === LOAD && loads) return await loads(exchange);
    if (request.method === 'POST' && request.path === EMBEDDINGS) return await embeddings(exchange);
    if (request.path === GREETING) return exchange.json(200, { lmstudio: true });
    const list = request.method === 'GET' ? listFor(request.path, version, models) : undefined;
    if (list !== undefined && lists) return await lists(exchange);
    exchange.json(200, list ?? unknownPath(request.method, request.path));
  }

  const server = createServer((incoming, response) => {
    void answer(incoming, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      changes.emit('change');
    });
    socket.on('error', () => {});
  });
  const port = await listen(server, options.port ?? 0);
  const base = `http://127.0.0.1:${port}/v1`;

  const scripted: ScriptedLmStudio = {
    url: `http://127.0.0.1:${port}${CHAT}`,
    base,
    port,
    next: (...replies) => void script.push(...replies),
    always(reply) {
      standing = reply;
    },
    offer(offered) {
      models = offered;
    },
    requests,
    chats: () => requests.filter(({ path }) => path === CHAT),
    embedded: () => requests.filter(({ path }) => path === EMBEDDINGS),
    async until(condition) {
      while (!condition(scripted)) await once(changes, 'change');
    },
    openSockets: () => sockets.size,
    breakConnections() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return scripted;
}

/** The app's own port, on which it greets with its API server off. @param port of its own choice where undefined */
export async function startGreeting(port = 0): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((incoming, response) => {
    response.writeHead(incoming.url === GREETING ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(incoming.url === GREETING ? { lmstudio: true } : {}));
  });
  return {
    port: await listen(server, port),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  server.close();
  await once(server, 'close');
  return port;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
