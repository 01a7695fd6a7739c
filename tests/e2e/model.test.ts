import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange, Reply } from '../helpers/lmstudio/exchange.ts';
import { type Desk, openDesk } from './desk.ts';

const NAME = 'openai/gpt-oss-20b';

let desk: Desk;
let page: Page;
/** What LM Studio does when it is told to load a model. */
let loads: Reply;

beforeAll(async () => {
  desk = await openDesk({}, { loads: (exchange) => loads(exchange) });
  page = desk.page;
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  await desk.fresh();
  desk.lmStudio.offer([{ id: NAME, state: 'not-loaded' }]);
  await page.keyboard.press('ControlOrMeta+4');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await badge(/Not loaded/).waitFor();
  await page.keyboard.press('ControlOrMeta+1');
  await page.getByText('LM Studio has no model loaded.').first().waitFor();
});

const badge = (state: RegExp) => page.getByRole('button', { name: state });
const load = () => page.getByRole('button', { name: `Load ${NAME}` });

/** Holds a load until it may end; `begun` resolves when it was asked for. */
function held() {
  const begun = Promise.withResolvers<Exchange>();
  const end = Promise.withResolvers<void>();
  loads = async (exchange) => {
    begun.resolve(exchange);
    await Promise.race([end.promise, exchange.left]);
    desk.lmStudio.offer([{ id: NAME }]);
    exchange.json(200, { status: 'loaded' });
  };
  return { begun: begun.promise, end: end.resolve };
}

describe('a model that is not loaded', () => {
  it('is loaded from where the person asks, which takes its time in the open', async () => {
    const { begun, end } = held();
    await load().click();
    await badge(/Loading/).waitFor();
    await page.getByText(`Loading ${NAME}…`).first().waitFor();
    expect((await begun).request.body).toEqual({ model: NAME });
    end();
    await badge(/Ready/).waitFor();
    await load().waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await desk.desktop.call('trays'))[0]?.toolTip)
      .toBe(`Deskside: ${NAME} is ready`);
  });

  it('is no longer waited for once the person stops it', async () => {
    const { begun } = held();
    await load().click();
    await begun;
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await load().waitFor();
    await desk.lmStudio.until(({ requests }) =>
      requests.some(({ path, ended }) => path.endsWith('/models/load') && ended === 'early'),
    );
  });

  it('that cannot be loaded says so, and can be tried again', async () => {
    loads = (exchange) => exchange.json(500, { error: { message: 'out of memory at 0x1f' } });
    await load().click();
    await badge(/Not loaded/).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('alert').waitFor();
    expect(await panel.innerText()).not.toContain('0x1f');
    await panel.getByRole('button', { name: `Load ${NAME}` }).waitFor();
    await page.keyboard.press('Escape');
  });
});
