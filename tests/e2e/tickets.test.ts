import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
let page: Page;

const GIVEN = [
  ['Zip drive is empty', 'IT Support'],
  ['Account statement is missing', 'E-Banking'],
  ['Monitor flickers', 'IT Support'],
] as const;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
  for (const [description, type] of GIVEN)
    await request(page, 'tickets.create', { user: 'Ada', email: 'ada@example.com', description, type });
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  for (const { id } of (await request(page, 'tickets.list', {})).tickets)
    await request(page, 'tickets.update', { id, status: 'open' });
  await desk.fresh();
  await page.keyboard.press('ControlOrMeta+2');
  await row('Monitor flickers').waitFor();
});

const table = () => page.getByRole('table', { name: 'Tickets' });
const row = (subject: string) => table().getByRole('link', { name: subject });
const subjects = () => table().getByRole('link').allInnerTexts();
const detail = () => page.getByRole('complementary');

describe('the list of tickets', () => {
  it('is searched, and says where nothing fits', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('flickers');
    await expect.poll(subjects).toEqual(['Monitor flickers']);
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('nobody wrote this');
    await page.getByText('No ticket fits').waitFor();
    await page.getByRole('button', { name: 'Show all tickets' }).click();
    await expect.poll(subjects).toHaveLength(3);
  });

  it('is filtered by status and category, together and again by none', async () => {
    const [first] = (await request(page, 'tickets.list', { q: 'Monitor' })).tickets;
    await request(page, 'tickets.update', { id: String(first?.id), status: 'resolved' });
    const chip = (group: string, name: string) =>
      page.getByRole('group', { name: group }).getByRole('button', { name });
    await chip('Category', 'IT Support').click();
    await expect
      .poll(async () => (await subjects()).sort())
      .toEqual(['Monitor flickers', 'Zip drive is empty']);
    await chip('Status', 'Resolved').click();
    await expect.poll(subjects).toEqual(['Monitor flickers']);
    expect(await chip('Status', 'Resolved').getAttribute('aria-pressed')).toBe('true');
    await chip('Category', 'IT Support').click();
    await chip('Status', 'Resolved').click();
    await expect.poll(subjects).toHaveLength(3);
  });

  it('is sorted by what its heads say, both ways', async () => {
    const head = page.getByRole('columnheader', { name: 'Subject' });
    const sorted = ['Account statement is missing', 'Monitor flickers', 'Zip drive is empty'];
    await head.getByRole('button').click();
    await expect.poll(subjects).toEqual(sorted);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    await expect.poll(subjects).toEqual(sorted.toReversed());
    expect(await head.getAttribute('aria-sort')).toBe('descending');
  });

  it('is saved as CSV, as it is filtered', async () => {
    const file = join(desk.desktop.userData, 'tickets.csv');
    await desk.desktop.call('answerDialog', { paths: [file] });
    await page.getByRole('group', { name: 'Category' }).getByRole('button', { name: 'E-Banking' }).click();
    await expect.poll(subjects).toEqual(['Account statement is missing']);
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    await page.getByText(/^Saved as “.+\.csv”\.$/).waitFor();
    const csv = await readFile(file, 'utf8');
    expect(csv).toContain('Account statement is missing');
    expect(csv).not.toContain('Monitor flickers');
  });

  it('is walked with the keys, and comes back to where it was left', async () => {
    await row('Monitor flickers').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await detail().getByRole('heading', { level: 3, name: 'Account statement is missing' }).waitFor();
    await page.keyboard.press('Escape');
    await detail().waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('Account statement is missing');
  });
});

describe('a ticket', () => {
  it('is changed in its status with a way back, and tells its history', async () => {
    await row('Zip drive is empty').click();
    await detail()
      .getByRole('button', { name: /^Status: Open/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'In progress' }).click();
    await page.getByText('The ticket is now: In progress.').waitFor();
    await detail()
      .getByRole('button', { name: /^Status: In progress/ })
      .waitFor();
    await table()
      .getByRole('row', { name: /Zip drive/ })
      .getByText('In progress')
      .waitFor();
    const history = async () =>
      (await detail().getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]);
    await expect.poll(history).toContain('In progress');
    await page.getByRole('button', { name: 'Undo' }).click();
    await detail()
      .getByRole('button', { name: /^Status: Open/ })
      .waitFor();
    const [ticket] = (await request(page, 'tickets.list', { q: 'Zip' })).tickets;
    expect(ticket?.status).toBe('open');
  });

  it('gives its number to the clipboard', async () => {
    const [ticket] = (await request(page, 'tickets.list', { q: 'Zip' })).tickets;
    await row('Zip drive is empty').click();
    await detail().getByRole('button', { name: 'Copy number' }).click();
    await detail().getByText('Copied').first().waitFor();
    expect(await desk.desktop.call('readClipboard')).toBe(ticket?.id);
  });
});
