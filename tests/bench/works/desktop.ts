/** The desktop app as a person meets it: in Electron where its program is there, else in the stand-in. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { type Desktop, launchDesktop } from '../../helpers/desktop.ts';
import { startLmStudio } from '../../helpers/lmstudio/server.ts';
import { percentile } from '../load.ts';
import { limits, median, type Row } from '../row.ts';
import { LONG_TITLE, speaks, writeLongConversation } from './desktop/data.ts';
import { firstPaint, heap, scripts, watchKeys, watchTasks } from './desktop/page.ts';

const STARTS = 5;
const SHOWINGS = 40;
const WORDS = 2000;
const WORDS_PER_SECOND = 200;
const MESSAGES = 5000;
const ASSETS = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer', 'assets');

export async function desktop(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const model = await startLmStudio();
  const env = { PORT: '0', DB_FILE: join(folder, 'desk.db'), LMSTUDIO_URL: model.base, LOG_LEVEL: 'error' };
  try {
    writeLongConversation(env.DB_FILE, MESSAGES);
    const starts = await inTurn(STARTS, () => started(env));
    const app = await launchDesktop({ env });
    try {
      const page = await app.mainWindow();
      await field(page).waitFor();
      const of = (work: string) => `${work} (${app.kind})`;
      const kilobytes = await initialScripts(page);
      const memory = await memoryOf(app, page);
      const shown = sorted(await quickAsk(app));
      const opened = await longConversation(page);
      model.next(speaks(WORDS, WORDS_PER_SECOND));
      const typed = await typingWhileAnswered(page);
      return [
        limits(of('desktop app from its start'), 'ms', [
          { name: 'painted', value: median(starts.map(({ painted }) => painted)), limit: 1500 },
          { name: 'typed into', value: median(starts.map(({ typed: at }) => at)), limit: 2000 },
        ]),
        limits(of('shortcut to the cursor in the quick ask'), 'ms', [
          { name: 'p50', value: percentile(shown, 0.5), limit: 50 },
          { name: 'p95', value: percentile(shown, 0.95), limit: 100 },
        ]),
        limits(of(`key to paint while ${WORDS} words are streamed`), 'ms', [
          { name: 'p50', value: percentile(typed.keys, 0.5), limit: 25 },
          { name: 'p95', value: percentile(typed.keys, 0.95), limit: 50 },
          { name: 'p99', value: percentile(typed.keys, 0.99), limit: 100 },
          { name: 'longest task', value: typed.longest, limit: 50 },
        ]),
        limits(of(`a conversation of ${MESSAGES} messages`), 'ms', [
          { name: 'opened', value: opened.took, limit: 500 },
          { name: 'longest task', value: opened.longest, limit: 50 },
          { name: 'longest while scrolling', value: opened.scrolling, limit: 50 },
        ]),
        limits(of('memory with one window'), 'MB', [
          { name: 'main process', value: memory.main, limit: 200 },
          { name: "the page's scripts", value: memory.page, limit: 30 },
        ]),
        limits('scripts the window begins with, gzipped', 'kB', [
          { name: 'all', value: kilobytes, limit: 350 },
        ]),
      ];
    } finally {
      await app.close();
    }
  } finally {
    await model.close();
    await rm(folder, { recursive: true, force: true });
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

async function longConversation(page: Page): Promise<{ took: number; longest: number; scrolling: number }> {
  const longest = await watchTasks(page);
  const began = performance.now();
  await page.getByRole('link', { name: LONG_TITLE }).click();
  await page
    .getByText(`Question ${MESSAGES - 2} of a long conversation`)
    .first()
    .waitFor();
  const took = performance.now() - began;
  await wait(500);
  const opening = await longest();
  await page.mouse.move(700, 350);
  for (let n = 0; n < 60; n++) {
    await page.mouse.wheel(0, n % 20 === 19 ? 40_000 : -3000);
    await wait(30);
  }
  return { took, longest: opening, scrolling: await longest() };
}

async function typingWhileAnswered(page: Page): Promise<{ keys: number[]; longest: number }> {
  await page.keyboard.press('ControlOrMeta+n');
  await field(page).fill('Tell me all you know');
  await page.keyboard.press('Enter');
  await page.locator('article[aria-busy=true]').waitFor();
  const longest = await watchTasks(page);
  const keys = await watchKeys(page);
  const answered = page.locator('article[aria-busy=false]').last();
  await field(page).focus();
  while (!(await answered.isVisible())) {
    await page.keyboard.press('x');
    await wait(25);
  }
  return { keys: sorted(await keys()), longest: await longest() };
}

function field(page: Page) {
  return page.getByRole('textbox', { name: 'Your question' });
}

const sorted = (values: number[]): number[] => values.toSorted((a, b) => a - b);

async function inTurn<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let n = 0; n < times; n++) all.push(await run());
  return all;
}
