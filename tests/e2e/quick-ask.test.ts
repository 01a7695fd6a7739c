import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WindowState } from '../electron-standin/control/commands.ts';
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

/** Opens it; resolves once its page knows: what is typed before that is taken for the last question's. */
async function show(open: () => Promise<unknown>): Promise<WindowState> {
  await quickAsk.evaluate(
    "void (window.told = new Promise((resolve) => support.on('quickask.shown', resolve)))",
  );
  await open();
  await quickAsk.evaluate('window.told');
  return desk.desktop.until(quickAsk, ({ visible, focused }) => visible && focused);
}
const byShortcut = () => show(async () => expect(await desk.desktop.pressShortcut()).toBe(true));
const hidden = () => desk.desktop.until(quickAsk, ({ visible }) => !visible);
const answerIn = (page: Page) => page.getByRole('region', { name: 'Answer' });

describe('the quick ask', () => {
  it('is there by the shortcut with the cursor in its field, answers, and goes by Esc', async () => {
    expect(await byShortcut()).toMatchObject({ alwaysOnTop: true, bounds: { width: 640 } });
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
    await byShortcut();
    await quickAsk.keyboard.type('Where is the spare key?');
    await quickAsk.keyboard.press('Enter');
    await quickAsk.locator('[aria-busy=false]').waitFor();
    await quickAsk.keyboard.press('Escape');
    await hidden();
    await byShortcut();
    await answerIn(quickAsk).getByText('Turn it off and on again.').waitFor();
    expect(await field(quickAsk).inputValue()).toBe('Where is the spare key?');

    await quickAsk.keyboard.press('Escape');
    await hidden();
    await quickAsk.evaluate('{ const { now } = Date; Date.now = () => now() + 180_000; }');
    await byShortcut();
    await answerIn(quickAsk).waitFor({ state: 'detached' });
    expect(await field(quickAsk).inputValue()).toBe('');
  });

  it('takes no key away that was typed before its page knew that it is shown', async () => {
    await quickAsk.evaluate('{ const now = Date.now(); Date.now = () => now; }');
    await field(quickAsk).focus();
    await quickAsk.keyboard.type('Prin');
    await byShortcut();
    await quickAsk.keyboard.type('ter');
    expect(await field(quickAsk).inputValue()).toBe('Printer');
  });

  it('makes a ticket of what was asked', async () => {
    await byShortcut();
    await field(quickAsk).fill('The beamer smells burnt');
    await quickAsk.keyboard.press('Enter');
    await quickAsk.locator('[aria-busy=false]').waitFor();
    await quickAsk.keyboard.press('ControlOrMeta+t');
    await desk.desktop.until(desk.page, ({ focused }) => focused);
    await desk.page.getByRole('heading', { name: 'This is what IT will get.' }).waitFor();
    await expect
      .poll(() => desk.page.getByRole('textbox', { name: 'Summary' }).inputValue())
      .toContain('The beamer smells burnt');
    await hidden();
  });

  it('opens from the tray, and goes on in the app', async () => {
    await show(() => desk.desktop.call('clickTrayMenu', ['Quick ask']));
    await field(quickAsk).fill('How do I share my calendar?');
    await quickAsk.keyboard.press('ControlOrMeta+Enter');
    await desk.desktop.until(desk.page, ({ focused }) => focused);
    await desk.page.getByRole('heading', { level: 1, name: 'How do I share my calendar?' }).waitFor();
    await answer(desk.page).getByText('Turn it off and on again.').waitFor();
    await hidden();
  });
});
