/** Runs the app in the stand-in for Electron. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ENV } from '../../electron-standin/options.ts';
import type { Backend, Running, StartOptions } from './backend.ts';
import { type ConnectedApp, openControl } from './control.ts';

const START = join(import.meta.dirname, '..', '..', 'electron-standin', 'start.ts');

export function createStandInBackend(): Backend {
  const control = openControl();
  const seen = new Set<number>();

  function spawnApp({ args, env, userData, app, resources, onOutput }: StartOptions): ChildProcess {
    const child = spawn(process.execPath, [START, app, `--user-data-dir=${userData}`, ...args], {
      env: { ...env, [ENV.control]: control.address, ...(resources ? { [ENV.resources]: resources } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
    if (child.pid) seen.add(child.pid);
    return child;
  }

  return {
    kind: 'stand-in',
    async start(options) {
      const child = spawnApp(options);
      const exited = exitOf(child);
      const failed = exited.then((code) => {
        throw new Error(`The app ended with ${code} before it could be reached.`);
      });
      const app = await Promise.race([control.connected(({ pid }) => pid === child.pid), failed]);
      return run(app, exited);
    },
    startAgain: (options) => exitOf(spawnApp(options)),
    async relaunched() {
      const app = await control.connected(({ pid }) => !seen.has(pid));
      seen.add(app.pid);
      return run(
        app,
        app.closed.then(() => 0),
      );
    },
    async close() {
      control.close();
    },
  };
}

function run(app: ConnectedApp, exited: Promise<number>): Running {
  // Both ends are of this project: what the app answers is what its commands return.
  const call = ((command: string, ...args: unknown[]) => app.call(command, args)) as Running['call'];
  const targets = new WeakMap<Page, string>();
  let browser: Promise<Browser> | undefined;

  async function connect(): Promise<Browser> {
    const [{ chromium }, endpoint] = await Promise.all([import('playwright-core'), call('endpoint')]);
    return chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true });
  }

  async function page(windowId: number): Promise<Page | undefined> {
    browser ??= connect();
    const contexts = (await browser).contexts();
    const window = (await call('windows')).find(({ id }) => id === windowId);
    for (const each of contexts.flatMap((context) => context.pages())) {
      if ((await targetOf(each)) === window?.targetId) return each;
    }
    return undefined;
  }

  async function targetOf(page: Page): Promise<string> {
    const known = targets.get(page);
    if (known) return known;
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    targets.set(page, targetInfo.targetId);
    return targetInfo.targetId;
  }

  /** With its Chromium, which would otherwise go on writing its profile for a moment. */
  const pids = [app.pid];
  call('endpoint')
    .then(() => call('chromiumPid'))
    .then((pid) => pid && pids.push(pid))
    .catch(() => {});
  const kill = (): void => pids.forEach(killIfThere);

  exited.then(async () => (await browser)?.close()).catch(() => {});
  return { call, page, exited, kill };
}

/** Once its output has been read to the end. */
function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
