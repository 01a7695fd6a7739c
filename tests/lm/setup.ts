/** A model client and the scripted LM Studio it talks to, both gone when the test is. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createLanguageModel, type LanguageModelOptions } from '../../main/lm/client.ts';
import type { ChatRequest, LanguageModel } from '../../main/lm/language-model.ts';
import { Failure } from '../../shared/errors.ts';
import { type LmStudioOptions, type ScriptedLmStudio, startLmStudio } from '../helpers/lmstudio/server.ts';

/** Short, for a test that sees a deadline pass. The others keep the real ones: a busy machine must not fail them. */
export const QUICK = { connect: 500, first: 400, silence: 200, whole: 5_000 };

/** @returns a scripted server that is closed after the test; then no socket of a client may be left */
export async function lmStudio(options?: LmStudioOptions): Promise<ScriptedLmStudio> {
  const server = await startLmStudio(options);
  onTestFinished(() => server.close());
  return server;
}

/** A TCP server that does with each connection as it is told. @returns its port */
export async function tcp(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    greet(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A client that finds no real LM Studio: neither its folder nor its ports. */
export async function client(options: Partial<LanguageModelOptions> = {}): Promise<LanguageModel> {
  const home = await mkdtemp(join(tmpdir(), 'deskside-lm-'));
  const model = createLanguageModel({
    allowRemote: false,
    model: 'openai/gpt-oss-20b',
    lmStudioHome: home,
    ports: [],
    greetingPorts: [],
    ...options,
  });
  onTestFinished(async () => {
    await model.close();
    await rm(home, { recursive: true, force: true });
  });
  return model;
}

export interface Heard {
  content: string;
  reasoning: string;
  /** The pieces in the order of their coming. */
  kinds: string[];
  model: string | undefined;
  finish: string | undefined;
  /** The code of the failure at the end; undefined for a whole answer. */
  failure: string | undefined;
}

/** Asks and listens to the end. */
export async function ask(model: LanguageModel, request: Partial<ChatRequest> = {}): Promise<Heard> {
  const heard: Heard = {
    content: '',
    reasoning: '',
    kinds: [],
    model: undefined,
    finish: undefined,
    failure: undefined,
  };
  try {
    for await (const chunk of model.chat(question(request))) {
      heard.kinds.push(chunk.kind);
      if (chunk.kind === 'end') Object.assign(heard, { model: chunk.model, finish: chunk.finish });
      else heard[chunk.kind] += chunk.text;
    }
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    heard.failure = error instanceof Failure ? error.code : undefined;
  }
  return heard;
}

export function question(request: Partial<ChatRequest> = {}): ChatRequest {
  return {
    messages: [{ role: 'user', content: 'The printer does not print.' }],
    max_tokens: 64,
    signal: new AbortController().signal,
    ...request,
  };
}

/** The client has let go of each connection it will not use again; after its close() of all. */
export async function expectNoLeak(server: ScriptedLmStudio, model: LanguageModel): Promise<void> {
  await server.until(({ requests }) => requests.every(({ ended }) => ended !== 'open'));
  await model.close();
  await server.until(({ openSockets }) => openSockets() === 0);
}
