import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchDesktop } from '../helpers/desktop.ts';
import { answer, answered, type Desk, field, openDesk, request, saysInTwo } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  // A window that was closed waits in the tray.
  page = desk.page;
  await desk.desktop.call('clickTrayMenu', ['Open Deskside']);
  await desk.desktop.until(page, ({ visible, focused }) => visible && focused);
  await desk.fresh();
});

const windows = async () => (await desk.desktop.call('windows')).filter(({ visible }) => visible);
const tray = async () => (await desk.desktop.call('trays'))[0];

describe('the tray', () => {
  it('has what is needed without a window, and the state of the model', async () => {
    const labels = (await tray())?.menu.filter(({ type }) => type !== 'separator').map(({ label }) => label);
    expect(labels).toEqual([
      'Quick ask',
      'Open Deskside',
      'New ticket',
      expect.stringMatching(/ is ready$/),
      'Start at login',
      'Quit Deskside',
    ]);
    await desk.model('off');
    await expect.poll(async () => (await tray())?.toolTip).toBe("Deskside: LM Studio isn't running");
    await desk.model('on');
  });

  it('keeps the app when its window is closed, and brings the same window back', async () => {
    await field(page).fill('Half a question');
    await desk.desktop.call('closeWindow', (await desk.desktop.windowOf(page)).id);
    await expect.poll(windows).toEqual([]);
    await desk.desktop.call('clickTray', 'click');
    await desk.desktop.until(page, ({ visible, focused }) => visible && focused);
    expect(await field(page).inputValue()).toBe('Half a question');
  });

  it('leads to a new ticket', async () => {
    await desk.desktop.call('closeWindow', (await desk.desktop.windowOf(page)).id);
    await desk.desktop.call('clickTrayMenu', ['New ticket']);
    await page.getByRole('heading', { name: 'This is what IT will get.' }).waitFor();
    await desk.desktop.until(page, ({ visible, focused }) => visible && focused);
  });
});

describe('the application menu', () => {
  it('leads to every screen', async () => {
    for (const [label, heading] of [
      ['Tickets', 'Tickets'],
      ['Knowledge', 'Knowledge'],
      ['Settings', 'Settings'],
      ['Ask', 'What can I help you with?'],
    ] as const) {
      await desk.desktop.call('clickMenu', ['View', label]);
      await page.getByRole('heading', { name: heading }).first().waitFor();
    }
  });
});

describe('a link of deskside://', () => {
  const follow = (url: string) => desk.desktop.startAgain([url]);

  it('puts a question into the field, and sends nothing', async () => {
    await follow('deskside://ask?q=My%20chair%20squeaks');
    await expect.poll(() => field(page).inputValue()).toBe('My chair squeaks');
    expect((await request(page, 'sessions.list', {})).sessions).toEqual([]);
    await desk.desktop.call('openUrl', 'deskside://ask?q=My%20desk%20wobbles');
    await expect.poll(() => field(page).inputValue()).toBe('My desk wobbles');
  });

  it('opens a new ticket and a conversation, and no more than the app where it is not understood', async () => {
    await desk.ask('Where is the projector?');
    await answered(page);
    const [session] = (await request(page, 'sessions.list', {})).sessions;
    await follow('deskside://ticket');
    await page.getByRole('heading', { name: 'This is what IT will get.' }).waitFor();
    await follow(`deskside://session/${session?.id}`);
    await page.getByRole('heading', { level: 1, name: 'Where is the projector?' }).waitFor();
    const before = page.url();
    await follow('deskside://session/../../etc?x=1');
    await follow('deskside://settings/delete-everything');
    await desk.desktop.until(page, ({ visible, focused }) => visible && focused);
    expect(page.url()).toBe(before);
  });
});

describe('a notification', () => {
  it('tells of an answer the person does not watch, without its words, and leads to it', async () => {
    const { reply, goOn } = saysInTwo('The toner is in ', 'the blue cupboard.');
    await desk.ask('Where is the toner?', reply);
    await answer(page).getByText('The toner').waitFor();
    await page.keyboard.press('ControlOrMeta+2');
    await desk.desktop.call('blur');
    goOn();
    await expect.poll(() => desk.desktop.call('notifications')).toHaveLength(1);
    const [shown] = await desk.desktop.call('notifications');
    expect(shown).toMatchObject({ title: 'Your answer is ready' });
    expect(JSON.stringify(shown)).not.toMatch(/toner|cupboard/i);
    await desk.desktop.call('clickNotification', 0);
    await desk.desktop.until(page, ({ visible, focused }) => visible && focused);
    await answer(page).getByText('the blue cupboard.').waitFor();
  });

  it('is none while the person looks', async () => {
    await desk.ask('Does anything pop up?');
    await answered(page);
    expect(await desk.desktop.call('notifications')).toEqual([]);
  });
});

describe('a start that is asked for something', () => {
  it('--quick-ask shows the quick ask alone, --hidden nothing but the tray', async () => {
    const shownBy = async (...args: string[]) => {
      const other = await launchDesktop({ args, env: { PORT: '0' } });
      try {
        await expect.poll(async () => (await other.call('trays')).length).toBe(1);
        const quickAsk = await other.quickAsk();
        await field(quickAsk).waitFor();
        return (await other.call('windows')).filter(({ visible }) => visible).map(({ url }) => url);
      } finally {
        await other.close();
      }
    };
    expect(await shownBy('--quick-ask')).toEqual([expect.stringContaining('quick-ask.html')]);
    expect(await shownBy('--hidden')).toEqual([]);
  });
});

describe('quitting', () => {
  it('from the tray ends the app, whatever is under way', async () => {
    const { reply } = saysInTwo('Half ', 'never said');
    await desk.ask('Will this hold it back?', reply);
    await answer(page).getByText('Half').waitFor();
    const ended = desk.desktop.exited();
    await desk.desktop.call('clickTrayMenu', ['Quit Deskside']).catch(() => {});
    expect(await ended).toBe(0);
    expect((await desk.lmStudio.chats().at(-1))?.ended).not.toBe('whole');
  });
});
