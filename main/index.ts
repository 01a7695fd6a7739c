/** The desktop app's entry: its life from start to end, and nothing besides. */
import { dirname, join, resolve } from 'node:path';
import { app, dialog, protocol, session } from 'electron';
import manifest from '../package.json' with { type: 'json' };
import { Failure } from '../shared/errors.ts';
import { type App, createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { documentWorker } from './documents/worker-url.ts';
import { handleCrashes } from './electron/crash.ts';
import { endInOrder } from './electron/ending.ts';
import { guardContents, guardSession } from './electron/guards.ts';
import { APP_ID, APP_NAME, LINK_SCHEME, PAGE_SCHEME } from './electron/identity.ts';
import { canUpdate, installationOf } from './electron/installation.ts';
import { createPageHandler, registerPageScheme } from './electron/protocol.ts';
import { collectRequests, firstRequest } from './electron/requests.ts';
import { createShell } from './electron/shell.ts';
import { dataFolderOf } from './electron/start-request.ts';
import { textsFor } from './electron/texts.ts';
import { startUpdates } from './electron/updater.ts';
import { createEvents } from './events.ts';
import { keepHeapSmall } from './heap.ts';
import { createLog } from './log.ts';
import { storeWorker } from './store/worker-url.ts';

/** The folder with `out` and `resources`: the bundle of this file is two folders down. */
const root = join(import.meta.dirname, '..', '..');

prepare();
if (app.requestSingleInstanceLock()) run().catch(failToStart);
else app.quit();

/** What must be settled before Electron is ready. */
function prepare(): void {
  keepHeapSmall();
  registerPageScheme(protocol);
  app.setName(APP_NAME);
  const folder = dataFolderOf(process.argv);
  if (folder) app.setPath('userData', resolve(folder));
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
}

async function run(): Promise<void> {
  const userFolder = app.getPath('userData');
  const config = readConfig({
    ...process.env,
    DB_FILE: process.env.DB_FILE || join(userFolder, 'support_system.db'),
  });
  const log = createLog(config.logLevel);
  handleCrashes(app, log, mustClose);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  const requests = collectRequests(app);

  await app.whenReady();
  guardSession(session.defaultSession);
  protocol.handle(PAGE_SCHEME, createPageHandler(join(root, 'out', 'renderer')));

  const installation = installationOf(app.isPackaged, process);
  const opened = Promise.withResolvers<App>();
  const ending = endInOrder({ app, log, close: async () => (await opened.promise).close() });
  const events = createEvents();
  const shell = createShell({
    root,
    log,
    events,
    version: manifest.version,
    userFolder,
    dataFolder: dirname(resolve(config.dbFile)),
    dispatch: async (...call) => (await opened.promise).dispatch(...call),
    installation,
    isEnding: ending.has,
  });
  shell.show(firstRequest(app, process.argv));
  requests.listen(shell.show);

  const opening = createApp(config, {
    log,
    version: manifest.version,
    resources: join(root, 'resources'),
    webRoot: join(root, 'out', 'renderer'),
    documentWorker: documentWorker(import.meta.url),
    storeWorker: storeWorker(import.meta.url),
    desktop: shell.desktop,
    events,
  });
  opening.then(opened.resolve, opened.reject);
  opened.promise.catch(() => {});
  const { ready, start } = await opening;
  ready.catch((error: unknown) => {
    if (!ending.has()) log.error('The knowledge base could not be read', error);
  });
  await start();
  await shell.settle();
  // Linux takes links from the installed desktop entry.
  if (installation.packaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
  if (config.updates && canUpdate(installation)) {
    startUpdates(log).catch((error: unknown) => log.error('Updates could not be looked for', error));
  }
}

/** A wrong setting or a database that cannot be opened is told in its own words. */
async function failToStart(error: unknown): Promise<void> {
  await app.whenReady();
  const { title, unforeseen } = textsFor('system', app.getLocale()).cannotStart;
  const isOurs = error instanceof ConfigError || error instanceof Failure;
  dialog.showErrorBox(title, isOurs ? error.message : unforeseen);
  app.exit(1);
}

function mustClose(): void {
  const { title, unforeseen } = textsFor('system', app.getLocale()).mustClose;
  dialog.showErrorBox(title, unforeseen);
  app.quit();
}
