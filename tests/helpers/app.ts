import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../main/app.ts';
import { readConfig } from '../../main/config.ts';
import { createEvents } from '../../main/events.ts';
import type { Log } from '../../main/log.ts';
import { findNoContent } from './canary.ts';
import { temporaryFolder } from './folder.ts';
import { type LmStudioOptions, type ScriptedLmStudio, startLmStudio } from './lmstudio/server.ts';

export interface RunningApp extends App {
  url: string;
  port: number;
  dbFile: string;
  /** What was logged. */
  lines: string[];
}

const root = join(import.meta.dirname, '..', '..');
/** A port on which nothing listens: the discard service, which no one runs. */
export const NO_MODEL = 'http://127.0.0.1:9/v1';

/** The whole product in this process, on a free port and a database of its own; closed when the test has ended. */
export async function startApp(env: Record<string, string> = {}): Promise<RunningApp> {
  const folder = await temporaryFolder();
  const dbFile = join(folder, 'support_system.db');
  const lines: string[] = [];
  const app = await createApp(readConfig({ PORT: '0', DB_FILE: dbFile, LMSTUDIO_URL: NO_MODEL, ...env }), {
    log: logInto(lines),
    version: '1.0.0',
    resources: join(root, 'resources'),
    webRoot: env.WEB_ROOT ?? join(folder, 'no-web-ui'),
    documentWorker: new URL('../../main/services/knowledge/reading/worker.ts', import.meta.url),
    storeWorker: new URL('../../main/store/worker.ts', import.meta.url),
    events: createEvents(),
  });
  onTestFinished(async () => {
    await app.close();
    findNoContent(env.DB_FILE ?? dbFile, lines.join('\n'));
  });
  await app.ready;
  await app.start();
  const { url, port } = app.rest.state();
  if (url === null) throw new Error('the REST service is not on');
  return { ...app, url, port, dbFile: env.DB_FILE ?? dbFile, lines };
}

/** A scripted LM Studio, closed when the test has ended. */
export async function startModel(options: LmStudioOptions = {}): Promise<ScriptedLmStudio> {
  const lmStudio = await startLmStudio(options);
  onTestFinished(() => lmStudio.close());
  return lmStudio;
}

function logInto(lines: string[]): Log {
  const write = (line: string) => void lines.push(line);
  return { info: write, warn: write, error: (line, cause) => write(`${line} ${String(cause ?? '')}`) };
}

/** Sends JSON and reads JSON. */
export async function call(
  app: { url: string },
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const reply = await fetch(new URL(path, app.url), {
    method,
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: await reply.json(), headers: reply.headers };
}
