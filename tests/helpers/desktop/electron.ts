/** Runs the app in real Electron; a probe loaded before it answers the same commands as the stand-in. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import type { Backend, Running, StartOptions } from './backend.ts';

const PROBE = join(import.meta.dirname, 'electron-probe.cjs');

/** @returns the path of Electron's program; undefined where the npm package has been installed without it */
export function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const program = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : undefined;
}

export function createElectronBackend(program: string): Backend {
  function argsOf({ args, userData, app, resources }: StartOptions): string[] {
    if (resources) throw new Error('A packed Electron lets no test in: its fuses are off. Use the stand-in.');
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return [...root, '-r', PROBE, app, `--user-data-dir=${userData}`, ...args];
  }

  return {
    kind: 'electron',
    async start(options) {
      const { _electron } = await import('playwright-core');
      const app = await _electron.launch({
        executablePath: program,
        args: argsOf(options),
        env: definedOnly(options.env),
      });
      for (const stream of [app.process().stdout, app.process().stderr]) {
        stream?.setEncoding('utf8').on('data', options.onOutput);
      }
      return run(app);
    },
    startAgain: (options) =>
      new Promise((resolve, reject) => {
        const child = spawn(program, argsOf(options), { env: options.env, stdio: 'ignore' });
        child.once('error', reject).once('exit', (code) => resolve(code ?? -1));
      }),
    relaunched: async () => {
      throw new Error('Playwright cannot follow an Electron app that starts itself anew.');
    },
    close: async () => {},
  };
}

function run(app: ElectronApplication): Running {
  const child = app.process();
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  const call = ((command: string, ...args: unknown[]) =>
    app.evaluate((electron, [name, rest]) => Reflect.get(globalThis, 'desktopProbe')(electron, name, rest), [
      command,
      args,
    ] as const)) as Running['call'];
  return {
    call,
    async page(windowId) {
      for (const page of app.windows()) {
        const handle = await app.browserWindow(page);
        if ((await handle.evaluate((window) => window.id)) === windowId) return page;
      }
      return undefined;
    },
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
