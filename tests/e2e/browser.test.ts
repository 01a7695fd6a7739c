import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { wordsOf } from '../../shared/errors.ts';
import { startApp, startModel } from '../helpers/app.ts';
import { ensureBuilt } from '../helpers/built.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { says } from '../helpers/lmstudio/replies.ts';
import { answer, answered, field, saysInTwo, started } from './desk.ts';

const WEB_ROOT = join(import.meta.dirname, '..', '..', 'out', 'renderer');
let browser: Browser;

beforeAll(async () => {
  ensureBuilt();
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser?.close());

/** The web UI in a tab of its own, and what the tab complained about and asked of others. */
async function open(url: string): Promise<{ page: Page; trouble: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', ({ message }) => trouble.push(message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) trouble.push(request.url());
  });
  await page.goto(url);
  await started(page);
  return { page, trouble };
}

describe('the web UI of the service', () => {
  it('does the main job: a question, its answer as it comes, and a ticket about it', async () => {
    const lmStudio = await startModel();
    const app = await startApp({ LMSTUDIO_URL: lmStudio.base, WEB_ROOT });
    const { page, trouble } = await open(app.url);
    await page.getByRole('list', { name: 'Suggested questions' }).getByRole('button').nth(3).waitFor();

    const { reply, goOn } = saysInTwo('Clean the **lens** with a cloth that is dry. ', 'Then scan again.');
    lmStudio.next(reply);
    await field(page).fill('My scanner draws stripes');
    await field(page).press('Enter');
    await answer(page).locator('strong', { hasText: 'lens' }).waitFor();
    expect(await answer(page).getAttribute('aria-busy')).toBe('true');
    goOn();
    await answered(page);

    await page.reload();
    await answer(page).getByText('Then scan again.').waitFor();
    await answer(page).getByRole('button', { name: 'Create a ticket' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.com');
    await page.getByRole('button', { name: 'Create ticket' }).click();
    await page.getByRole('heading', { name: 'Your ticket was created' }).waitFor();
    await page.getByRole('button', { name: 'Show the ticket' }).click();
    await page
      .getByRole('table', { name: 'Tickets' })
      .getByText('My scanner draws stripes')
      .first()
      .waitFor();
    expect(trouble).toEqual([]);
  });

  it('stops an answer, which ends the work of the model', async () => {
    const lmStudio = await startModel();
    const app = await startApp({ LMSTUDIO_URL: lmStudio.base, WEB_ROOT });
    const { page } = await open(app.url);
    lmStudio.next(saysInTwo('Half a thought and the', 'never said').reply, says('A whole thought.'));
    await field(page).fill('Why is my screen black?');
    await field(page).press('Enter');
    await answer(page).getByText('Half a thought').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await lmStudio.until((server) => server.chats()[0]?.ended === 'early');
    await answer(page).getByText('You stopped this answer.').waitFor();
    await answer(page).getByRole('button', { name: 'Ask again' }).click();
    await answer(page).getByText('A whole thought.').waitFor();
  });

  it('says that the search is not ready, shows nothing else for these words, and finds as soon as it is', async () => {
    const app = await startApp({ WEB_ROOT });
    await app.ready;
    const { page } = await open(app.url);
    await field(page).fill('My scanner smells of smoke');
    await field(page).press('Enter');
    await answered(page);
    const row = page.getByRole('region', { name: 'Conversations' }).getByRole('link', { name: 'scanner' });
    await row.waitFor();
    let isReady = false;
    const body = { code: 'search_not_ready', error: wordsOf('search_not_ready') };
    await page.route(/\/sessions\?.*q=/, (route) =>
      isReady ? route.continue() : route.fulfill({ status: 503, json: body }),
    );
    await page.getByRole('searchbox', { name: 'Search conversations' }).fill('smoke');
    const alert = page.getByRole('alert').filter({ hasText: 'One moment' });
    await alert.getByText(`${body.error} Deskside keeps trying by itself.`).waitFor();
    expect(await row.count()).toBe(0);
    isReady = true;
    await row.waitFor();
    expect(await alert.count()).toBe(0);

    isReady = false;
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill('smo');
    await page.getByRole('dialog').getByRole('alert').getByText(body.error).waitFor();
    isReady = true;
    await page.getByRole('option', { name: 'scanner' }).waitFor();
    expect(await page.getByRole('dialog').getByRole('alert').count()).toBe(0);
  });

  it('answers from the knowledge base where there is no model', async () => {
    const app = await startApp({ WEB_ROOT });
    await app.ready;
    const { page, trouble } = await open(app.url);
    await field(page).fill('The VPN does not connect');
    await field(page).press('Enter');
    await answer(page).getByText("From your knowledge base: the model isn't running.").waitFor();
    await answer(page).getByRole('list', { name: 'Sources' }).getByRole('button').first().click();
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: 'VPN does not connect' })
      .first()
      .waitFor();
    expect(trouble).toEqual([]);
  });
});
