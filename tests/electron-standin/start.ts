/** Starts an app in the stand-in: `node start.ts <app> [arguments]`, as `electron` would start it. */
import { readFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { readOptions } from './options.ts';

enableCompileCache(join(tmpdir(), 'standin-compile-cache'));
const options = readOptions(process.argv, process.env);
if (options.after) await hasEnded(options.after);

const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: electronUrl, format: 'module', shortCircuit: true }
      : next(specifier, context),
});

const { standIn } = await import('./electron.ts');
const { app, life } = { ...standIn, ...standIn.electron };
standIn.startEarly();
becomeElectron();
if (options.control) {
  const { connectControl } = await import('./control/server.ts');
  await connectControl(options.control, standIn);
}
await import(pathToFileURL(options.entry).href);
if (!life.isExiting()) {
  standIn.startedChromium().catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
  life.becomeReady();
}

/** What the app can tell Electron by. */
function becomeElectron(): void {
  const packageFile = new URL('../../node_modules/electron/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const resourcesPath = options.resources ?? join(import.meta.dirname, 'resources');
  const packed = options.resources !== undefined;
  Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });
  Object.assign(process, { type: 'browser', resourcesPath, ...(packed ? {} : { defaultApp: true }) });
  process.argv = [process.execPath, ...(packed ? [] : [options.app]), ...options.args];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

/** The relaunched waits for the one it follows. */
async function hasEnded(pid: number): Promise<void> {
  const isAlive = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let tries = 0; tries < 250 && isAlive(); tries++) await delay(20);
}
