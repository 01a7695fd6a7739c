/** The product without Electron: the REST service and, where it is built, the web UI. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import manifest from '../package.json' with { type: 'json' };
import { Failure } from '../shared/errors.ts';
import { type App, createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { documentWorker } from './documents/worker-url.ts';
import { createEvents } from './events.ts';
import { keepHeapSmall } from './heap.ts';
import { createLog } from './log.ts';
import { ListenError, tryToListen } from './rest/listen.ts';
import { storeWorker } from './store/worker-url.ts';

/** A wrong setting or a port in use, as the shell is told of it. */
const EXIT_SETTINGS = 2;
/** How long the documents may take before the service answers without them. */
const MOST_WAITED_MS = 3000;

async function main(): Promise<void> {
  keepHeapSmall();
  const config = readConfig(process.env);
  if (config.knowledgeDir && !statSync(config.knowledgeDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(`KNOWLEDGE_DIR names no folder: ${config.knowledgeDir}.`);
  }
  const root = projectRoot(import.meta.dirname);
  // A service without its listener would be nothing: no stored setting switches it off or moves it.
  const fixed = { rest_port: config.defaults.rest_port, ...config.fixed, rest_enabled: true };
  const needsToken = fixed.rest_access === 'token';
  // A database that another service has open, or that a newer version is to migrate, is left alone by a start in vain.
  await tryToListen({ ...config.rest, needsToken }, fixed.rest_port).catch((error: unknown) => {
    throw error instanceof ListenError ? new ConfigError(error.message) : error;
  });
  const app = await createApp(
    { ...config, fixed },
    {
      log: createLog(config.logLevel),
      version: manifest.version,
      resources: join(root, 'resources'),
      webRoot: join(root, 'out', 'renderer'),
      documentWorker: documentWorker(import.meta.url),
      storeWorker: storeWorker(import.meta.url),
      events: createEvents(),
    },
  );
  // Thousands of documents are read while it answers already; a few are read before.
  await Promise.race([app.ready, setTimeout(MOST_WAITED_MS, undefined, { ref: false })]);
  await app.start();
  const { url, problem } = app.rest.state();
  if (url === null) throw new ConfigError(problem ?? 'The service could not take its port.');
  process.stdout.write(`Deskside answers at ${url} (Ctrl+C stops it)\n`);
  stopOnSignal(app);
}

/** The folder with `resources`: this file runs from its source and from the build. */
function projectRoot(from: string): string {
  if (existsSync(join(from, 'resources', 'knowledge'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new ConfigError('The folder "resources" is missing: install Deskside again.');
  return projectRoot(parent);
}

function stopOnSignal(app: App): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const isOurs = error instanceof ConfigError || error instanceof Failure;
  process.stderr.write(`${isOurs ? error.message : 'Deskside could not start.'}\n`);
  process.exit(error instanceof ConfigError ? EXIT_SETTINGS : 1);
});
