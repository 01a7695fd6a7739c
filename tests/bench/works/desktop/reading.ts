/** The two works that a page does by itself, in whatever window it stands: a long conversation, and a long answer. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { percentile } from '../../load.ts';
import { limits, type Row } from '../../row.ts';
import { LONG_TITLE } from './data.ts';
import { watchKeys, watchTasks } from './page.ts';

export const WORDS = 2000;
export const MESSAGES = 5000;

/** @param where such as `browser`; the model's next answer must be of `WORDS` words */
export async function reading(page: Page, where: string): Promise<Row[]> {
  const opened = await longConversation(page);
  const typed = await typingWhileAnswered(page);
  return [
    limits(`key to paint while ${WORDS} words are streamed (${where})`, 'ms', [
      { name: 'p50', value: percentile(typed.keys, 0.5), limit: 25 },
      { name: 'p95', value: percentile(typed.keys, 0.95), limit: 50 },
      { name: 'p99', value: percentile(typed.keys, 0.99), limit: 100 },
      { name: 'longest task', value: typed.longest, limit: 50 },
    ]),
    limits(`a conversation of ${MESSAGES} messages (${where})`, 'ms', [
      { name: 'opened', value: opened.took, limit: 500 },
      { name: 'longest task', value: opened.longest, limit: 50 },
      { name: 'longest while scrolling', value: opened.scrolling, limit: 50 },
    ]),
  ];
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
  return { keys: (await keys()).sort((a, b) => a - b), longest: await longest() };
}

/** The field that takes a question. */
export function field(page: Page) {
  return page.getByRole('textbox', { name: 'Your question' });
}
