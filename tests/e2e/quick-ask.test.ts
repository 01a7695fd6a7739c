import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { says } from '../helpers/lmstudio/replies.ts';
import { answer, type Desk, field, openDesk } from './desk.ts';

let desk: Desk;
let quickAsk: Page;

beforeAll(async () => {
  desk = await openDesk();
  quickAsk = await desk.desktop.quickAsk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  await desk.desktop.call('focusWindow', (await desk.desktop.windowOf(desk.page)).id);
  await hidden();
  await quickAsk.reload();
  await field(quickAsk).waitFor();
});

const shown = () => desk.desktop.until(quickAsk, ({ visible, focused }) => visible && focused);
const hidden = () => desk.desktop.until(quickAsk, ({ visible }) => !visible);
const answerIn = (page: Page) => page.getByRole('region', { name: 'Answer' });

describe('the quick ask', () => {
  it('is there by the shortcut with the cursor in its field, answers, and goes by Esc', async () => {
    expect(await desk.desktop.pressShortcut()).toBe(true);
    expect(await shown()).toMatchObject({ alwaysOnTop: true, bounds: { width: 640 } });
    await expect.poll(() => quickAsk.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    desk.lmStudio.next(says('Press **Windows+P**.'));
    await quickAsk.keyboard.type('The projector stays dark');
    await quickAsk.keyboard.press('Enter');
    await answerIn(quickAsk).getByText('Press Windows+P.').waitFor();
    await quickAsk.locator('[aria-busy=false]').waitFor();
    await quickAsk.keyboard.press('Escape');
    await hidden();
    expect((await desk.desktop.windowOf(desk.page)).visible).toBe(true);
  });

  it('shows the last answer again for a while, and starts anew after it', async () => {
    await desk.desktop.pressShortcut();
    await shown();
    await quickAsk.keyboard.type('Where is the spare key?');
    await quickAsk.keyboard.press('Enter');
    await quickAsk.locator('[aria-busy=false]').waitFor();
    await quickAsk.keyboard.press('Escape');
    await hidden();
    await desk.desktop.pressShortcut();
    await shown();
    await answerIn(quickAsk).getByText('Turn it off and on again.').waitFor();
    expect(await field(quickAsk).inputValue()).toBe('Where is the spare key?');

    await quickAsk.keyboard.press('Escape');
    await hidden();
    await quickAsk.evaluate('{ const { now } = Date; Date.now = () => now() + 180_000; }');
    await desk.desktop.pressShortcut();
    await shown();
    await answerIn(quickAsk).waitFor({ state: 'detached' });
    expect(await field(quickAsk).inputValue()).toBe('');
  });

  it('opens from the tray, and goes on in the app', async () => {
    const tray = process.platform === 'darwin' ? 'Quick Ask' : 'Quick ask';
    await desk.desktop.call('clickTrayMenu', [tray]);
    await shown();
    await field(quickAsk).fill('How do I share my calendar?');
    await quickAsk.keyboard.press('ControlOrMeta+Enter');
    await desk.desktop.until(desk.page, ({ focused }) => focused);
    await desk.page.getByRole('heading', { level: 1, name: 'How do I share my calendar?' }).waitFor();
    await answer(desk.page).getByText('Turn it off and on again.').waitFor();
    await hidden();
  });
});
