/** Opens the desktop app; where it cannot be had, says so in one line and starts the service with its web UI. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { electronBinary, installer } from './electron-binary.mjs';

const root = join(import.meta.dirname, '..');
/** Electron that cannot run on this system ends at once. */
const STILLBORN_MS = 5_000;
const FETCH_MS = 10 * 60_000;

const obstacle = noDesktop() ?? (await openApp(process.argv.slice(2)));
if (obstacle) {
  process.stderr.write(`${obstacle} Starting the service with its web UI instead.\n`);
  await import('./run.mjs');
}

/** Why there can be no window here; undefined where there can. */
function noDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'There is no display here for the desktop app.';
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return 'The desktop app does not run as root.';
  }
  return undefined;
}

/** @returns {Promise<string | undefined>} why the app could not be opened; undefined once it has been and is closed */
async function openApp(args) {
  const binary = electronBinary() ?? fetchElectron();
  if (!binary) return 'Electron could not be fetched.';
  build(['main', 'preload', 'renderer']);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const startedAt = Date.now();
  const child = spawn(binary, [root, ...args], { env, stdio: 'inherit' });
  // Ctrl+C reaches the app by itself: this process waits for it to close its database.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', resolve);
  });
  if (code !== 0 && Date.now() - startedAt < STILLBORN_MS) return 'Electron does not run on this system.';
  process.exitCode = code ?? 1;
  return undefined;
}

function fetchElectron() {
  process.stderr.write('Fetching Electron, once (about 110 MB)…\n');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_MS });
  return electronBinary();
}
