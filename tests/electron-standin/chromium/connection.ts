/** Chromium's DevTools protocol over a pair of pipes: JSON messages, each ended by a zero byte. */
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;

/** One side of the protocol: the browser itself, or one page of it. */
export interface Session {
  /** @throws Error with Chromium's words, or where the page or Chromium is gone */
  send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Results[M]>;
  /** Sends what needs no answer; that the page is gone meanwhile does not matter. */
  post<M extends keyof Commands>(method: M, params?: Commands[M]): void;
  on<E extends keyof Protocol.Events>(event: E, listener: (params: Protocol.Events[E]) => void): void;
}

export interface Connection {
  browser: Session;
  /** @param id as told by `Target.attachedToTarget` */
  session(id: string): Session;
  /** Forgets a session whose target is gone; what waits for it fails. */
  drop(id: string): void;
  /** Resolves when the pipes close. */
  closed: Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
  sessionId?: string;
}

interface Waiting {
  sessionId: string | undefined;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export function createConnection(input: Writable, output: Readable): Connection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string | undefined, Map<string, ((params: unknown) => void)[]>>();
  let lastId = 0;
  let open = true;
  let rest = '';

  input.on('error', () => {});
  output.setEncoding('utf8');
  output.on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) receive(JSON.parse(part));
  });
  const closed = new Promise<void>((resolve) => {
    output.once('close', () => {
      open = false;
      failWaiting(() => true);
      resolve();
    });
  });

  function receive(message: Message): void {
    if (message.id === undefined) {
      const heard = listeners.get(message.sessionId)?.get(message.method ?? '') ?? [];
      for (const listener of heard) listener(message.params);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(message.error.message));
    else call?.resolve(message.result);
  }

  function failWaiting(which: (call: Waiting) => boolean): void {
    for (const [id, call] of waiting) {
      if (!which(call)) continue;
      waiting.delete(id);
      call.reject(new Error('The page is gone.'));
    }
  }

  function session(sessionId: string | undefined): Session {
    const send: Session['send'] = (method, params) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(new Error('Chromium is gone.'));
        const id = ++lastId;
        // Chromium answers in the shapes of its protocol description, which are these types.
        waiting.set(id, { sessionId, resolve: resolve as (result: unknown) => void, reject });
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    return {
      send,
      post: (method, params) => void send(method, params).catch(() => {}),
      on(event, listener) {
        const mine = listeners.get(sessionId) ?? new Map<string, ((params: unknown) => void)[]>();
        listeners.set(sessionId, mine);
        mine.set(event, [...(mine.get(event) ?? []), listener as (params: unknown) => void]);
      },
    };
  }

  return {
    browser: session(undefined),
    session,
    drop(id) {
      listeners.delete(id);
      failWaiting((call) => call.sessionId === id);
    },
    closed,
  };
}
