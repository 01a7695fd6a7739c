import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { says } from '../helpers/lmstudio/replies.ts';
import { answer, answered, type Desk, openDesk, request } from './desk.ts';
import { wordsIn } from './words.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  await request(page, 'preferences.update', { user: '', email: '', language: 'en' });
  await desk.fresh();
});

const name = () => page.getByRole('textbox', { name: 'Name' });
const email = () => page.getByRole('textbox', { name: 'E-mail' });
const words = wordsIn('de');
const summary = () => page.getByRole('textbox', { name: 'Summary' });

describe('a ticket from a conversation', () => {
  it('is sent as it was looked over, without what was taken out, and can be followed', async () => {
    await desk.ask('The printer eats the paper', says('Open the back door.'));
    await answered(page);
    await answer(page).getByRole('button', { name: 'Create a ticket' }).click();
    await page.getByRole('heading', { name: 'This is what IT will get.' }).waitFor();
    expect(await summary().inputValue()).toContain('The printer eats the paper');
    expect((await request(page, 'tickets.list', {})).tickets).toEqual([]);

    await summary().fill('Paper is torn since Monday.');
    await page.getByRole('checkbox', { name: /Open the back door/ }).click();
    const computer = page.getByRole('switch', { name: 'Computer name' });
    await computer.click();
    await page.getByRole('button', { name: 'Create ticket' }).click();
    await page.getByRole('alert').getByText('Enter your name.').waitFor();
    await name().fill('Ada Lovelace');
    await email().fill('ada@example.com');
    await page.getByRole('button', { name: 'Create ticket' }).click();

    await page.getByRole('heading', { name: 'Your ticket was created' }).waitFor();
    const [ticket] = (await request(page, 'tickets.list', {})).tickets;
    expect(ticket).toMatchObject({
      user: 'Ada Lovelace',
      email: 'ada@example.com',
      status: 'open',
      type: 'IT Support',
    });
    expect(ticket?.description).toContain('Paper is torn since Monday.');
    expect(ticket?.description).toContain('The printer eats the paper');
    expect(ticket?.description).not.toContain('Open the back door');
    expect(ticket?.description).toContain('Operating system:');
    expect(ticket?.description).not.toContain('Computer name:');
    await page.getByText(String(ticket?.id)).first().waitFor();

    expect(await request(page, 'preferences.get', {})).toMatchObject({
      user: 'Ada Lovelace',
      email: 'ada@example.com',
    });
    await page.getByRole('button', { name: 'Show the ticket' }).click();
    await page
      .getByRole('table', { name: 'Tickets' })
      .getByText('Paper is torn since Monday.')
      .first()
      .waitFor();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^Status: Open/ })
      .waitFor();
  });

  it('comes with name and e-mail filled in', async () => {
    await request(page, 'preferences.update', { user: 'Grace Hopper', email: 'grace@example.com' });
    await page.getByRole('button', { name: 'Create a ticket' }).click();
    await summary().waitFor();
    expect([await name().inputValue(), await email().inputValue()]).toEqual([
      'Grace Hopper',
      'grace@example.com',
    ]);
  });
});

describe('in German', () => {
  it('a question is asked, answered, and becomes a ticket', async () => {
    await request(page, 'preferences.update', { language: 'de' });
    await page.getByRole('heading', { name: 'Wobei kann ich Ihnen helfen?' }).waitFor();
    await desk.ask('Mein Drucker zieht kein Papier ein', says('Reinigen Sie die **Einzugsrolle**.'));
    await answer(page).getByText('Reinigen Sie die Einzugsrolle.').waitFor();
    await answered(page);
    await answer(page)
      .getByRole('button', { name: words('ask:createTicket') })
      .click();
    await page.getByRole('textbox', { name: words('tickets:name') }).fill('Ada Lovelace');
    await page.getByRole('textbox', { name: words('tickets:email') }).fill('ada@example.com');
    await page.getByRole('button', { name: words('tickets:send') }).click();
    await page.getByRole('heading', { name: words('tickets:sent.title') }).waitFor();
    await page.getByRole('button', { name: words('tickets:sent.view') }).click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^Stand: Offen/ })
      .waitFor();
    const [ticket] = (await request(page, 'tickets.list', { q: 'Papier' })).tickets;
    expect(ticket).toMatchObject({ user: 'Ada Lovelace', type: 'IT Support', status: 'open' });
  });
});

describe('with the keyboard alone', () => {
  /** Presses Tab until the focus is there. */
  async function tabTo(target: ReturnType<typeof name>, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press(key);
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    }
    throw new Error('Tab does not get there.');
  }

  it('a question is asked, rated, and becomes a ticket', async () => {
    await page.keyboard.type('My headset is silent');
    await page.keyboard.press('Enter');
    await answered(page);
    await tabTo(answer(page).getByRole('button', { name: 'Helpful', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await answer(page).locator('[aria-pressed=true]').waitFor();

    await page.keyboard.press('ControlOrMeta+t');
    await summary().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' It was loud before.');
    await tabTo(name(), 'Shift+Tab');
    await page.keyboard.type('Ada Lovelace');
    await tabTo(email());
    await page.keyboard.type('ada@example.com');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('heading', { name: 'Your ticket was created' }).waitFor();
    await tabTo(page.getByRole('button', { name: 'Show the ticket' }));
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByText('It was loud before.').first().waitFor();

    await page.keyboard.press('ControlOrMeta+1');
    await page.getByRole('heading', { name: 'What can I help you with?' }).waitFor();
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My headset is silent' }).waitFor();
  });
});
