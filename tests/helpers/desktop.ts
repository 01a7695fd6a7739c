/** Starts the desktop app for a test: in real Electron where its program is there, else in the stand-in. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { WindowState } from '../electron-standin/control/commands.ts';
import { findNoContent } from './canary.ts';
import type { Backend, Running } from './desktop/backend.ts';
import { createElectronBackend, electronBinary } from './desktop/electron.ts';
import { createStandInBackend } from './desktop/stand-in.ts';

export interface LaunchOptions {
  /** The app's own arguments, such as `--quick-ask`. */
  args?: string[];
  /** Set over the test's own environment. */
  env?: Record<string, string>;
  /** The folder for the app's data; one of its own, deleted with the app, where none is given. */
  userData?: string;
  /** The folder of the app's package.json; our own, built, where none is given. */
  app?: string;
  /** Makes the app believe to be installed, with this as its folder of resources; in the stand-in only. */
  resources?: string;
  /** How windows are told apart, by their page's address. */
  pages?: { main: RegExp; quickAsk: RegExp };
  /** Only for tests of the stand-in itself. */
  kind?: 'stand-in';
}

type Electron = typeof import('electron');

export interface Desktop {
  readonly kind: 'stand-in' | 'electron';
  readonly userData: string;
  /** Whatever else the desktop around the app can do or tell. */
  call: Running['call'];
  /** The page of the main window, once it has loaded. */
  mainWindow(): Promise<Page>;
  quickAsk(): Promise<Page>;
  /** What is known of a page's window. */
  windowOf(page: Page): Promise<WindowState>;
  /** Resolves once what is told of the page's window fits. */
  until(page: Page, fits: (window: WindowState) => boolean): Promise<WindowState>;
  /** @returns whether the app held the shortcut; the quick ask's usual one where none is given */
  pressShortcut(accelerator?: string): Promise<boolean>;
  /** Starts the app again with arguments, as a person would; resolves with that process's exit code. */
  startAgain(args?: string[]): Promise<number>;
  /** Runs a function in the main process; it may use nothing of the test's. */
  evaluate<A, R>(run: (electron: Electron, arg: A) => R | Promise<R>, arg: A): Promise<R>;
  /** Quits the app as its own menu would, and resolves with its exit code. */
  quit(): Promise<number>;
  /** Quits it and starts it anew on the same data. */
  restart(): Promise<void>;
  /** Resolves once the app has started itself anew. */
  relaunched(): Promise<void>;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Resolves with the exit code. */
  exited(): Promise<number>;
  /** Ends the app where it still runs, and deletes its data where the folder is its own. */
  close(): Promise<void>;
  /** What it has written so far on both outputs. */
  output(): string;
  /** Resolves once the app has written something that fits. */
  written(pattern: RegExp): Promise<RegExpExecArray>;
}

const SHORTCUT = 'CommandOrControl+Shift+Space';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = { main: /\/index\.html/, quickAsk: /\/quick-ask\.html/ };
const WAIT_MS = 15_000;
const END_MS = 3000;

let announced = false;

export async function launchDesktop(options: LaunchOptions = {}): Promise<Desktop> {
  const backend = chooseBackend(options.kind);
  const ownFolder = options.userData === undefined;
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'desk-')));
  const pages = options.pages ?? PAGES;
  const app = options.app ?? ROOT;
  if (app === ROOT && !existsSync(join(ROOT, 'out', 'main', 'index.js')))
    throw new Error('Build the app first.');
  let written = '';
  const start = {
    args: options.args ?? [],
    env: environment(options.env),
    userData,
    app,
    ...(options.resources ? { resources: options.resources } : {}),
    onOutput: (text: string) => {
      written += text;
    },
  };
  let running = await backend.start(start);

  const call: Running['call'] = (command, ...args) => running.call(command, ...args);

  async function pageOf(pattern: RegExp): Promise<Page> {
    const page = await waitFor(`a window of ${pattern}`, async () => {
      const window = (await call('windows')).find(({ url }) => pattern.test(url));
      return window && running.page(window.id);
    });
    await page.waitForLoadState();
    return page;
  }

  async function windowOf(page: Page): Promise<WindowState> {
    for (const window of await call('windows')) if ((await running.page(window.id)) === page) return window;
    throw new Error('The page has no window.');
  }

  /** What the function returns comes back as JSON, in its own shape. */
  async function evaluate<A, R>(run: (electron: Electron, arg: A) => R | Promise<R>, arg: A): Promise<R> {
    return (await call('evaluate', String(run), arg)) as R;
  }

  async function quit(): Promise<number> {
    // The app may be gone before it answers.
    call('quit').catch(() => {});
    return running.exited;
  }

  return {
    kind: backend.kind,
    userData,
    call,
    mainWindow: () => pageOf(pages.main),
    quickAsk: () => pageOf(pages.quickAsk),
    windowOf,
    until: (page, fits) =>
      waitFor('the window to be so', async () => {
        const window = await windowOf(page);
        return fits(window) ? window : undefined;
      }),
    pressShortcut: (accelerator = SHORTCUT) => call('pressShortcut', accelerator),
    startAgain: (args = []) => backend.startAgain({ ...start, args }),
    evaluate,
    quit,
    async restart() {
      await quit();
      running = await backend.start(start);
    },
    async relaunched() {
      running = await backend.relaunched(start);
    },
    async kill() {
      running.kill();
      await running.exited;
    },
    exited: () => running.exited,
    async close() {
      const { exited, kill } = running;
      call('exit').catch(() => {});
      const late = setTimeout(kill, END_MS);
      await exited;
      clearTimeout(late);
      await backend.close();
      findNoContent(join(userData, 'support_system.db'), written);
      if (ownFolder) await remove(userData);
    },
    output: () => written,
    written: (pattern) =>
      waitFor(`the app to write ${pattern}`, async () => pattern.exec(written) ?? undefined),
  };
}

function chooseBackend(kind: LaunchOptions['kind']): Backend {
  const program = kind === 'stand-in' ? undefined : electronBinary();
  const backend = program ? createElectronBackend(program) : createStandInBackend();
  if (!announced)
    process.stderr.write(`The desktop tests run in ${program ?? 'the stand-in for Electron'}.\n`);
  announced = true;
  return backend;
}

/** The test's environment without what concerns its own Node, in English unless a test wants otherwise. */
function environment(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ELECTRON_RUN_AS_NODE: __, ...own } = process.env;
  return { ...own, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', LC_ALL: '', ...env };
}

/** A browser that dies after its killed app may still write for a moment. */
async function remove(folder: string): Promise<void> {
  await waitFor(`${folder} to be gone`, async () => {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    await delay(10);
    return existsSync(folder) ? undefined : true;
  });
}

async function waitFor<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await delay(10);
  }
}
