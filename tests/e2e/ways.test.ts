/** What a state says leads to where it is mended, and a source to its passage. */

import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takesFiles } from '../helpers/chromium.ts';
import { freePort, startLmStudio } from '../helpers/lmstudio/server.ts';
import { type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ env: { PORT: '' } });
}, 60_000);
afterAll(() => desk?.close());
beforeEach(() => desk.fresh());

/** The name of what has the focus, by what it is labelled with. */
const focused = () =>
  desk.page.evaluate(
    "document.getElementById(document.activeElement.getAttribute('aria-labelledby'))?.textContent ?? ''",
  );

describe('the way to what mends it', () => {
  it('leads from a taken port to its field, and moves nothing but the settings', async () => {
    const { page } = desk;
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await request(page, 'settings.update', { rest_port: port });
    await page.getByText(`Port ${port} is used by another program`).waitFor();
    await page.getByRole('button', { name: 'Change port' }).click();
    await expect.poll(focused).toBe('Port number');
    const places =
      'scrollY + document.body.scrollTop + document.querySelector("nav").getBoundingClientRect().top';
    expect(await page.evaluate(places)).toBe(0);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await page.getByText(`Port ${port} is used by another program`).first().waitFor({ state: 'detached' });
    other.close();
  });

  it('leads from a refused key to its field, as often as it is taken', async () => {
    const { page } = desk;
    const locked = await startLmStudio({ key: 'sk-lm-1' });
    await request(page, 'settings.update', { model_url: locked.base });
    await page.getByText('LM Studio asks for an API key.').waitFor();
    await page.getByRole('button', { name: 'Enter key' }).click();
    await expect.poll(focused).toBe('API key');
    await page.getByRole('textbox', { name: 'Name' }).focus();
    await page.getByRole('button', { name: 'Enter key' }).click();
    await expect.poll(focused).toBe('API key');
    await request(page, 'settings.update', { model_url: desk.lmStudio.base });
    await locked.close();
  });
});

describe('the way to a passage', () => {
  const long = (words: string): string => `${words} `.repeat(90);

  it.runIf(takesFiles())('leads to the article with the passage marked and in view', async () => {
    const { page } = desk;
    const body = `# Zeppelin desk\n\n${long('How to book the airship.')}\n\n## Mooring\n\n${long('Tie the zeppelin to the mast.')}`;
    const bytes = Buffer.from(body);
    await page.evaluate("location.hash = '#/knowledge'");
    const [picker] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files' }).click(),
    ]);
    await picker.setFiles([{ name: 'zeppelin.md', mimeType: 'text/markdown', buffer: bytes }]);
    await page.getByText('1 of 1 added.').waitFor();
    await page.getByRole('searchbox', { name: 'Search articles' }).fill('zeppelin mast');
    await page.locator('[data-row][href*="passage_id"]', { hasText: 'Zeppelin desk' }).click();
    const marked = page.locator('[data-passage=true]');
    await marked.first().waitFor();
    expect(await marked.allInnerTexts()).toEqual([expect.stringMatching(/^Mooring/)]);
    const { hash } = new URL(page.url());

    // From elsewhere too, where nothing was searched for.
    await page.evaluate("location.hash = '#/ask'");
    await page.reload();
    await page.evaluate((to) => Reflect.set(Reflect.get(globalThis, 'location'), 'hash', to), hash);
    await marked.first().waitFor();
    await expect.poll(() => marked.first().evaluate(isInView)).toBe(true);
  });
});

function isInView(element: { getBoundingClientRect(): { top: number } }): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < 200;
}
