/** Builds the parts that are missing or older than their source. Usage: node scripts/build.mjs [--all] */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const lock = join(root, 'out', '.building');
/** A lock this old was left behind by a build that was killed. */
const STALE_LOCK_MS = 60_000;

const PARTS = {
  main: {
    config: 'vite.config.ts',
    result: 'out/main/serve.js',
    sources: ['main', 'shared', 'package.json', 'vite.config.ts'],
  },
  preload: {
    config: 'preload/vite.config.ts',
    result: 'out/preload/index.cjs',
    sources: ['preload', 'shared'],
  },
  renderer: {
    config: 'renderer/vite.config.ts',
    result: 'out/renderer/index.html',
    sources: ['renderer', 'shared'],
  },
};

if (process.argv[1] === import.meta.filename)
  build(Object.keys(PARTS), { all: process.argv.includes('--all') });

/**
 * Ends the process where a part cannot be built. Processes that build at the same time take turns.
 * What the builds print goes to standard error.
 * @param {(keyof typeof PARTS)[]} names
 * @param {{ all?: boolean }} options `all` builds even what is up to date
 */
export function build(names, { all = false } = {}) {
  takeLock();
  try {
    for (const name of names) {
      if (all || isStale(PARTS[name])) buildPart(PARTS[name]);
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  if (process.exitCode) process.exit();
}

function buildPart({ config }) {
  if (process.exitCode) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
  // Whoever builds: a test runner's NODE_ENV would put React's development build into the app.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exitCode = status ?? 1;
}

function takeLock() {
  mkdirSync(join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const since = changedAt(lock);
    if (since > 0 && Date.now() - since > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

function isStale({ result, sources }) {
  const newest = Math.max(...sources.flatMap((source) => filesOf(join(root, source))).map(changedAt));
  return changedAt(join(root, result)) < newest;
}

/** When a file was last written; 0 where there is none. */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true }).map((file) => join(path, String(file)));
}
