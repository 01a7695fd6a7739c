/** The desktop app as a person meets it: in Electron where its program is there, else in the stand-in. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../helpers/chromium.ts';
import { type Desktop, launchDesktop } from '../../helpers/desktop.ts';
import { startLmStudio } from '../../helpers/lmstudio/server.ts';
import { startChild } from '../child.ts';
import { percentile } from '../load.ts';
import { limits, median, type Row } from '../row.ts';
import { speaks, writeLongConversation } from './desktop/data.ts';
import { firstPaint, heap, scripts } from './desktop/page.ts';
import { field, MESSAGES, reading, WORDS } from './desktop/reading.ts';

const STARTS = 5;
const SHOWINGS = 40;
const WORDS_PER_SECOND = 200;
const ASSETS = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer', 'assets');

export async function desktop(service: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const model = await startLmStudio();
  const env = { PORT: '0', DB_FILE: join(folder, 'desk.db'), LMSTUDIO_URL: model.base, LOG_LEVEL: 'error' };
  try {
    writeLongConversation(env.DB_FILE, MESSAGES);
    model.next(speaks(WORDS, WORDS_PER_SECOND), speaks(WORDS, WORDS_PER_SECOND));
    return [...(await inWindow(env)), ...(await inBrowser(service, env))];
  } finally {
    await model.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function inWindow(env: Record<string, string>): Promise<Row[]> {
  const starts = await inTurn(STARTS, () => started(env));
  const app = await launchDesktop({ env });
  try {
    const page = await app.mainWindow();
    await field(page).waitFor();
    const of = (work: string) => `${work} (${app.kind})`;
    const kilobytes = await initialScripts(page);
    const memory = await memoryOf(app, page);
    const shown = sorted(await quickAsk(app));
    const read = await reading(page, app.kind);
    return [
      limits(of('desktop app from its start'), 'ms', [
        { name: 'painted', value: median(starts.map(({ painted }) => painted)), limit: 1500 },
        { name: 'typed into', value: median(starts.map(({ typed: at }) => at)), limit: 2000 },
      ]),
      limits(of('shortcut to the cursor in the quick ask'), 'ms', [
        { name: 'p50', value: percentile(shown, 0.5), limit: 50 },
        { name: 'p95', value: percentile(shown, 0.95), limit: 100 },
      ]),
      limits(of('memory with one window'), 'MB', [
        { name: 'main process', value: memory.main, limit: 200 },
        { name: "the page's scripts", value: memory.page, limit: 30 },
      ]),
      limits('scripts the window begins with, gzipped', 'kB', [
        { name: 'all', value: kilobytes, limit: 350 },
      ]),
      ...read,
    ];
  } finally {
    await app.close();
  }
}

/** Milliseconds from the start of the process until its window was painted, and until a typed word stood in it. */
async function started(env: Record<string, string>): Promise<{ painted: number; typed: number }> {
  const began = Date.now();
  const app = await launchDesktop({ env });
  try {
    const page = await app.mainWindow();
    await field(page).waitFor();
    await page.keyboard.type('Hello');
    await page.waitForFunction(() => Reflect.get(globalThis, 'document').activeElement.value === 'Hello');
    const typed = Date.now() - began;
    return { painted: (await firstPaint(page)) - began, typed };
  } finally {
    await app.close();
  }
}

/** The same page, of a service of its own in a plain Chromium: without what the stand-in costs. */
async function inBrowser(service: string, env: Record<string, string>): Promise<Row[]> {
  const [child, browser] = await Promise.all([startChild(service, env), launchChromium()]);
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`http://127.0.0.1:${child.port}/`);
    await field(page).waitFor();
    return await reading(page, 'browser');
  } finally {
    await Promise.all([browser.close(), child.stop()]);
  }
}

async function initialScripts(page: Page): Promise<number> {
  const sizes = (await scripts(page)).map(
    async (name) => gzipSync(await readFile(join(ASSETS, name))).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

async function memoryOf(app: Desktop, page: Page): Promise<{ main: number; page: number }> {
  await wait(3000);
  const main = await app.evaluate(() => process.memoryUsage().rss / 2 ** 20, null);
  return { main, page: await heap(page) };
}

/** Milliseconds from each press of the shortcut until the page has painted with the cursor in its field. */
async function quickAsk(app: Desktop): Promise<number[]> {
  const page = await app.quickAsk();
  await field(page).waitFor();
  return inTurn(SHOWINGS, async () => {
    await page.evaluate(`void (window.told = new Promise((resolve) => support.on('quickask.shown', () =>
      requestAnimationFrame(() => setTimeout(() => resolve(
        document.activeElement.tagName === 'TEXTAREA' ? performance.timeOrigin + performance.now() : NaN))))))`);
    const pressed = performance.timeOrigin + performance.now();
    await app.pressShortcut();
    const took = Number(await page.evaluate('window.told')) - pressed;
    await page.keyboard.press('Escape');
    await app.until(page, ({ visible }) => !visible);
    return took;
  });
}

const sorted = (values: number[]): number[] => values.toSorted((a, b) => a - b);

async function inTurn<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let n = 0; n < times; n++) all.push(await run());
  return all;
}
