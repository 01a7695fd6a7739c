import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  desk = await openDesk();
  page = desk.page;
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  for (const { id } of (await request(page, 'sessions.list', {})).sessions)
    await request(page, 'sessions.remove', { session_id: id });
  for (const message of ['The scanner smells of smoke', 'My badge opens no door'])
    await request(page, 'chat.ask', { message });
  await desk.fresh();
  await row('scanner').waitFor();
});

const list = () => page.getByRole('region', { name: 'Conversations' });
const row = (title: string) => list().getByRole('link', { name: title });
const titles = async () => (await request(page, 'sessions.list', {})).sessions.map(({ title }) => title);

describe('conversations', () => {
  it('are found by a word said in them, which is marked', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('smoke');
    await list().locator('mark', { hasText: 'smoke' }).waitFor();
    await row('badge').waitFor({ state: 'detached' });
    expect(await row('scanner').count()).toBe(1);
    await page.keyboard.press('Escape');
    await row('badge').waitFor();
  });

  it('are renamed in place', async () => {
    await row('scanner').press('F2');
    await page.getByRole('textbox', { name: 'Rename' }).fill('Scanner on fire');
    await page.keyboard.press('Enter');
    await row('Scanner on fire').waitFor();
    expect(await titles()).toEqual(['My badge opens no door', 'Scanner on fire']);
  });

  it('are deleted with a way back by button and by key', async () => {
    await row('badge').press('Delete');
    await row('badge').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('badge').waitFor();
    await row('badge').press('Delete');
    await page.getByText('“My badge opens no door” was deleted.').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await row('badge').waitFor();
    expect(await titles()).toHaveLength(2);
  });

  it('are gone for good once the note is closed', async () => {
    await row('badge').press('Delete');
    await page.getByRole('region', { name: 'Notes' }).getByRole('button', { name: 'Close' }).click();
    await expect.poll(titles).toEqual(['The scanner smells of smoke']);
    await desk.fresh();
    await row('scanner').waitFor();
    expect(await row('badge').count()).toBe(0);
  });

  it('are saved as a file where the person says', async () => {
    const file = join(desk.desktop.userData, 'saved.md');
    await desk.desktop.call('answerDialog', { paths: [file] });
    const choose = async (item: string): Promise<void> => {
      await row('scanner').hover();
      await page.getByRole('button', { name: 'More for “The scanner smells of smoke”' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      // A menu that is still closing would take the next click for its own.
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };
    await choose('Export as Markdown');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('Turn it off and on again.');
    expect(await readFile(file, 'utf8')).toContain('The scanner smells of smoke');

    const json = join(desk.desktop.userData, 'saved.json');
    await desk.desktop.call('answerDialog', { paths: [json] });
    await choose('Export as JSON');
    await expect.poll(() => readFile(json, 'utf8').catch(() => '')).toContain('Turn it off and on again.');
    expect(JSON.stringify(JSON.parse(await readFile(json, 'utf8')))).toContain('The scanner smells of smoke');
  });
});
