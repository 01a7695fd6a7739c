import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-start-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.kill('SIGINT')) await once(child, 'exit');
  }
  await rm(folder, { recursive: true });
});

/** Runs `npm start`'s script. @returns what it says, and `until` a text has been said, or the end */
function start(env: Record<string, string | undefined>) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...own } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), '--hidden'], {
    cwd: folder,
    env: { ...own, PORT: '0', DB_FILE: join(folder, 'a.db'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  const more = new EventTarget();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      more.dispatchEvent(new Event('said'));
    });
  }
  return {
    child,
    said: () => said,
    until: (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => said.includes(text) && resolve();
        more.addEventListener('said', look);
        child.on('close', () => reject(new Error(`It ended, and said: ${said}`)));
        look();
      }),
  };
}

/** A program in Electron's place. */
async function electron(script: string): Promise<string> {
  await writeFile(join(folder, 'electron'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

const isRoot = process.getuid?.() === 0;

describe.runIf(process.platform === 'linux')('npm start', () => {
  it('without a display says so in one line and starts the service', { timeout: 60_000 }, async () => {
    const { said, until } = start({});
    await until('Deskside answers at http://127.0.0.1:');
    expect(said().split('\n')[0]).toBe(
      'There is no display here for the desktop app. Starting the service with its web UI instead.',
    );
  });

  it.runIf(isRoot)('as root starts the service', { timeout: 60_000 }, async () => {
    const { said, until } = start({ DISPLAY: ':9', ELECTRON_OVERRIDE_DIST_PATH: await electron('exit 0') });
    await until('Deskside answers at');
    expect(said()).toContain('The desktop app does not run as root.');
  });

  it.skipIf(isRoot)(
    'opens the app with the arguments given, and ends with it',
    { timeout: 60_000 },
    async () => {
      const dist = await electron(`echo "$@" > ${join(folder, 'args')}`);
      const { child } = start({ DISPLAY: ':9', ELECTRON_OVERRIDE_DIST_PATH: dist });
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      expect(await readFile(join(folder, 'args'), 'utf8')).toBe(`${root} --hidden\n`);
    },
  );

  it.skipIf(isRoot)('starts the service where Electron does not run', { timeout: 60_000 }, async () => {
    const dist = await electron('kill -TRAP $$');
    const { said, until } = start({ DISPLAY: ':9', ELECTRON_OVERRIDE_DIST_PATH: dist });
    await until('Deskside answers at');
    expect(said()).toContain('Electron does not run on this system.');
  });
});
