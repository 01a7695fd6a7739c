import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { begins, resets } from '../helpers/lmstudio/faults.ts';
import { says } from '../helpers/lmstudio/replies.ts';
import { answer, answered, type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
let page: Page;

const RICH =
  'Try this [1]:\n\n1. **Restart** it.\n2. See [the guide](https://support.example.com).\n\n```\nping vpn\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |';

/** What goes on without an end, such as the sign of waiting, is no movement. */
const STILL = `document.getAnimations().every((each) =>
  each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)`;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
}, 60_000);
afterAll(() => desk?.close());
beforeEach(() => desk.fresh());

/** What is wrong in the page as it stands, by the rules of WCAG 2.2 AA. */
async function violations(): Promise<string[]> {
  await expect.poll(() => page.evaluate(STILL)).toBe(true);
  // Legacy mode: the other opens a second page, which a desktop app has not.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await axe
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  beforeEach(async () => {
    await request(page, 'preferences.update', { theme });
    await expect
      .poll(() => page.evaluate("document.documentElement.classList.contains('is-dark')"))
      .toBe(theme === 'dark');
  });

  it('asking is accessible: empty, answered, with a source open', async () => {
    await page.getByRole('list', { name: 'Suggested questions' }).getByRole('button').nth(3).waitFor();
    expect(await violations()).toEqual([]);
    await desk.ask('The VPN does not connect', says(RICH));
    await answered(page);
    await answer(page).getByRole('link').waitFor();
    expect(await violations()).toEqual([]);
    await answer(page).getByRole('list', { name: 'Sources' }).getByRole('button').first().click();
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).first().waitFor();
    expect(await violations()).toEqual([]);
  });

  it('an answer that broke off, and the ticket about it, are accessible', async () => {
    await desk.ask('Why does it hum?', begins('First clean', resets));
    await answer(page).getByText('The answer stopped halfway.').waitFor();
    expect(await violations()).toEqual([]);
    await answer(page).getByRole('button', { name: 'Create a ticket' }).click();
    await page.getByRole('heading', { name: 'This is what IT will get.' }).waitFor();
    expect(await violations()).toEqual([]);
  });
});
