import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takesFiles } from '../helpers/chromium.ts';
import { begins, resets } from '../helpers/lmstudio/faults.ts';
import { says } from '../helpers/lmstudio/replies.ts';
import { answer, answered, type Desk, field, openDesk, request, saysInTwo } from './desk.ts';
import { wordsIn } from './words.ts';

let desk: Desk;
let page: Page;
let quickAsk: Page;

const RICH =
  'Try this [1]:\n\n1. **Restart** it.\n2. See [the guide](https://support.example.com).\n\n```\nping vpn\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |';

const MENU = '[role=menu]';
const DIALOG = '[role=dialog], [role=alertdialog]';

/** What goes on without an end, such as the sign of waiting, is no movement. */
const STILL = `document.getAnimations().every((each) =>
  each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)`;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
  quickAsk = await desk.desktop.quickAsk();
}, 60_000);
afterAll(() => desk?.close());

/**
 * Fails with what is wrong in the page as it stands, by the rules of WCAG 2.2 AA.
 * @param within what is over the page, and hides it from all
 */
async function check(state: string, of = page, within = 'html'): Promise<void> {
  await expect.poll(() => of.evaluate(STILL)).toBe(true);
  // Legacy mode: the other opens a second page, which a desktop app has not.
  const axe = new AxeBuilder({ page: of }).setLegacyMode(true).include(within);
  const found = await axe
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const wrong = found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${state}: ${id}: ${html.slice(0, 160)}`),
  );
  expect(wrong).toEqual([]);
}

describe.each([
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'de'],
] as const)('in the %s theme, in %s,', { timeout: 60_000 }, (theme, language) => {
  const words = wordsIn(language);
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true });
  const screen = async (number: number, title: string): Promise<void> => {
    await page.keyboard.press(`ControlOrMeta+${number}`);
    await page.getByRole('heading', { level: 1, name: words(title) }).waitFor();
  };

  beforeEach(async () => {
    await request(page, 'preferences.update', { theme, language, user: '', email: '' });
    await desk.model('on');
    await desk.fresh();
    await expect
      .poll(() => page.evaluate("document.documentElement.classList.contains('is-dark')"))
      .toBe(theme === 'dark');
    await page.getByText(words('ask:welcome')).waitFor();
  });

  it('asking is accessible: empty, streaming, answered, rated, with a source open', async () => {
    await page
      .getByRole('list', { name: words('ask:suggestions') })
      .getByRole('button')
      .nth(3)
      .waitFor();
    await check('empty');
    const { reply, goOn } = saysInTwo('Open the **mail program** once. Then close it again. ', 'Done.');
    await desk.ask('My mail is slow', reply);
    await answer(page).getByText('Open the mail program once.').waitFor();
    await check('streaming');
    goOn();
    await answered(page);
    await desk.ask('The VPN does not connect', says(RICH));
    await answer(page).getByRole('link').waitFor();
    await answered(page);
    await check('answered');
    await answer(page)
      .getByRole('button', { name: words('ask:notHelpful'), exact: true })
      .click();
    await page.getByRole('textbox', { name: words('ask:missing.label') }).waitFor();
    await check('not helpful');
    await answer(page)
      .getByRole('list', { name: words('ask:sources') })
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).first().waitFor();
    await check('a source');
  });

  it('an answer that broke off, and the ticket about it, are accessible: new, refused, sent', async () => {
    await desk.ask('Why does it hum?', begins('First clean', resets));
    await answer(page).getByText(words('ask:halfway')).waitFor();
    await check('broken off');
    await answer(page)
      .getByRole('button', { name: words('ask:createTicket') })
      .click();
    await page.getByRole('heading', { name: words('tickets:whatITGets') }).waitFor();
    await check('a new ticket');
    await button('tickets:send').click();
    await page.getByRole('alert').first().waitFor();
    await check('a ticket without a name');
    await page.getByRole('textbox', { name: words('tickets:name') }).fill('Ada Lovelace');
    await page.getByRole('textbox', { name: words('tickets:email') }).fill('ada@example.com');
    await button('tickets:send').click();
    await page.getByRole('heading', { name: words('tickets:sent.title') }).waitFor();
    await check('a ticket that was sent');
  });

  it('without a model the answer, the banner and its help are accessible', async () => {
    await desk.model('off');
    await desk.ask(language === 'de' ? 'Der Drucker druckt nicht' : 'My printer does not print');
    await answer(page).getByText(words('ask:fromKnowledge.model_not_running')).waitFor();
    await answered(page);
    await check('from the knowledge base');
    await button('model:how.not_running').first().click();
    await page.getByText(words('model:guide.open')).waitFor();
    await check('how to start it');
    await page.keyboard.press('Escape');
  });

  it('the conversations are accessible: found, renamed, deleted', async () => {
    await request(page, 'chat.ask', { message: 'The scanner smells of smoke' });
    const list = page.getByRole('region', { name: words('ask:sessions.title') });
    const row = list.getByRole('link', { name: 'The scanner smells of smoke' }).first();
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('smoke');
    await list.locator('mark').first().waitFor();
    await check('found');
    await page.keyboard.press('Escape');
    await row.press('F2');
    await page.getByRole('textbox', { name: words('ask:sessions.rename') }).waitFor();
    await check('renamed');
    await page.keyboard.press('Escape');
    await row.hover();
    await list.getByRole('button', { name: /„|“/ }).first().click();
    await page.getByRole('menuitem').first().waitFor();
    await check('the menu', page, MENU);
    await page.keyboard.press('Escape');
    await row.press('Delete');
    await page.getByRole('button', { name: words('ask:undo') }).waitFor();
    await check('deleted');
    await page.keyboard.press('ControlOrMeta+z');
  });

  it('the tickets are accessible: the list, one of them, none that fits', async () => {
    await request(page, 'tickets.create', {
      user: 'Ada',
      email: 'ada@example.com',
      type: 'IT Support',
      description: 'Monitor flickers',
    });
    await screen(2, 'tickets:title');
    const row = page.getByRole('table').getByRole('link', { name: 'Monitor flickers' }).first();
    await row.waitFor();
    await check('the list');
    await row.click();
    await page.getByRole('complementary').getByRole('heading', { level: 3 }).waitFor();
    await check('a ticket');
    await page
      .getByRole('complementary')
      .getByRole('button', { name: new RegExp(`^${words('tickets:column.status')}`) })
      .click();
    await page.getByRole('menuitemradio').first().waitFor();
    await check('its status', page, MENU);
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: words('tickets:search') }).fill('nobody wrote this');
    await page.getByText(words('tickets:nothingFound')).waitFor();
    await check('none that fits');
  });

  it.runIf(takesFiles())(
    'the knowledge is accessible: adding, a report, an article, removing it',
    async () => {
      await screen(3, 'knowledge:title');
      await button('knowledge:choose').waitFor();
      await check('adding');
      const [picker] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('knowledge:choose').click(),
      ]);
      await picker.setFiles([
        { name: 'good.md', mimeType: 'text/markdown', buffer: Buffer.from('# Good\n\nAll is well.') },
        { name: 'bad.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF') },
      ]);
      const report = page.getByRole('region', { name: words('knowledge:report') });
      await report.locator('[data-failed=true]').waitFor();
      await report.getByRole('link', { name: 'good.md' }).waitFor();
      await check('a report');
      await report.getByRole('link', { name: 'good.md' }).click();
      await button('knowledge:remove').waitFor();
      await check('an article');
      await button('knowledge:remove').click();
      await page.getByRole('alertdialog').waitFor();
      await check('removing it', page, DIALOG);
      await page.getByRole('alertdialog').getByRole('button').last().click();
      await button('knowledge:choose').waitFor();
    },
  );

  it('the settings are accessible, with what is wrong and what is restored', async () => {
    const { id } = await desk.desktop.windowOf(page);
    // All of it in view: what is scrolled away counts as hidden.
    await desk.desktop.call('resizeWindow', id, { height: 2600 });
    await screen(4, 'settings:title');
    await page.getByRole('region', { name: words('settings:data') }).waitFor();
    await check('all');
    const email = page.getByLabel(words('settings:email'), { exact: true });
    await email.fill('no address');
    await email.press('Enter');
    await page.getByRole('alert').waitFor();
    await button('settings:backupNow').click();
    const restore = page.getByRole('button', { name: words('settings:restoreOf').split('{')[0] }).first();
    await restore.waitFor();
    await check('what is wrong');
    await restore.click();
    await page.getByRole('alertdialog').waitFor();
    await check('restoring', page, DIALOG);
    await page.keyboard.press('Escape');
    await desk.desktop.call('resizeWindow', id, { height: 760 });
  });

  it('the palette and the keys are accessible', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await check('the palette', page, DIALOG);
    await page.keyboard.type('printer');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await check('what it found', page, DIALOG);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(words('ask:welcome')).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await check('the keys', page, DIALOG);
    await page.keyboard.press('Escape');
  });

  it('the quick ask is accessible: empty and answered', async () => {
    await quickAsk.reload();
    await field(quickAsk).waitFor();
    await check('empty', quickAsk);
    desk.lmStudio.next(says(RICH));
    await field(quickAsk).fill('The VPN does not connect');
    await field(quickAsk).press('Enter');
    await quickAsk.locator('[aria-busy=false]').waitFor();
    await check('answered', quickAsk);
  });
});
