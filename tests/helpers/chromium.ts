/** Where the tests find a Chromium, and how they start it: the one place that knows its path and flags. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

export interface Chromium {
  path: string;
  /** What it needs in its environment over the caller's own. */
  env: Record<string, string>;
}

/** Debian's /usr/bin/chromium is a slow shell script around the second. */
const SYSTEM = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * Chromium of CHROMIUM_PATH, else the system's, else the one inside the npm package @sparticuz/chromium, which the
 * path `package` asks for too.
 */
export function findChromium(): Chromium {
  const asked = process.env.CHROMIUM_PATH;
  const path = asked === 'package' ? undefined : asked || SYSTEM.find((candidate) => existsSync(candidate));
  return path ? { path, env: {} } : unpacked();
}

/**
 * Whether pages can have a field for files: the page crashes at one in the npm package's Chromium 153, for which nothing
 * but another Chromium is a remedy.
 */
export function takesFiles(): boolean {
  return !findChromium().path.includes('chromium-of-package-');
}

/** Headless, quiet on the network, and without a sandbox where it runs as root, which Chromium refuses. */
export function chromiumFlags(): string[] {
  const root = process.getuid?.() === 0;
  return [
    '--headless',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--disable-breakpad',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--metrics-recording-only',
    '--mute-audio',
    '--password-store=basic',
    '--use-mock-keychain',
    '--font-render-hinting=none',
    '--disable-features=IsolateOrigins,site-per-process,OptimizationHints,Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
    '--disable-site-isolation-trials',
    '--enable-features=NetworkServiceInProcess2',
    ...(root ? ['--no-sandbox'] : []),
  ];
}

/** A browser for tests of the web UI; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const { path, env } = findChromium();
  return chromium.launch({ executablePath: path, args: chromiumFlags(), env: { ...process.env, ...env } });
}

/** Unpacks the npm package's Chromium once per version; racing processes each unpack, and the first to finish stays. */
function unpacked(): Chromium {
  const home = join(tmpdir(), `chromium-of-package-${packageVersion()}`);
  if (!existsSync(join(home, 'chromium'))) unpack(home);
  const libraries = join(home, 'al2023', 'lib');
  const env = {
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
    ...(hasNss() ? {} : { LD_LIBRARY_PATH: libraries }),
  };
  return { path: join(home, 'chromium'), env };
}

function unpack(home: string): void {
  mkdirSync(join(home, '..'), { recursive: true });
  const partial = mkdtempSync(`${home}-`);
  const script = `import('@sparticuz/chromium').then(({ default: it }) => it.executablePath())`;
  // The package unpacks into the temporary folder, and its spare libraries only where it takes the machine for a Lambda.
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The Chromium of @sparticuz/chromium did not unpack: ${run.stderr}`);
  // The package's own names folders that it is not in here.
  writeFileSync(join(partial, 'fonts.conf'), fontConfig(join(home, 'fonts')));
  try {
    renameSync(partial, home);
  } catch {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The system's fonts, and the package's for where there are none. */
function fontConfig(fonts: string): string {
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir>`,
    '</fontconfig>',
  ].join('\n');
}

function hasNss(): boolean {
  const { stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
  return String(stdout).includes('libnss3.so');
}

function packageVersion(): string {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return String(version);
}
