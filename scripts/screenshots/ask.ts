import type { Page } from 'playwright-core';
import { breaksOff, pauses, thinks } from './replies.ts';
import { ALL_LOOKS, type Scene } from './scene.ts';

const QUESTION = "The VPN doesn't connect. I'm at home and it hangs at “Connecting”.";
const TWO: Scene['looks'] = ['light', 'dark'];

/** Asking and conversations, in all their states. */
export const ask: readonly Scene[] = [
  {
    name: 'ask-empty',
    looks: ALL_LOOKS,
    play: ({ page }) => page.locator('main li button').first().waitFor(),
  },
  {
    name: 'ask-thinking',
    looks: TWO,
    async play({ ask, page }) {
      await ask(QUESTION, thinks);
      await page.locator('summary').waitFor();
    },
  },
  {
    name: 'ask-streaming',
    looks: TWO,
    async play({ ask, page }) {
      await ask(QUESTION, pauses);
      await page.locator('article li').nth(2).waitFor();
    },
  },
  {
    name: 'ask-answer',
    looks: ALL_LOOKS,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
    },
  },
  {
    name: 'ask-thought',
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('summary').last().click();
    },
  },
  {
    name: 'ask-source',
    looks: ALL_LOOKS,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('li > button[aria-pressed]').last().click();
      await page.locator('aside h2').first().waitFor();
    },
  },
  {
    name: 'ask-category',
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('article button[aria-haspopup=menu]').last().click();
    },
  },
  {
    name: 'ask-not-helpful',
    looks: TWO,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.getByRole('button', { name: 'Not helpful' }).last().click();
    },
  },
  {
    name: 'ask-edit',
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('textarea').last().press('ArrowUp');
    },
  },
  {
    name: 'ask-stopped',
    async play({ ask, page }) {
      await ask(QUESTION, pauses);
      await page.locator('article li').nth(2).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('article [data-tone=plain]').waitFor();
    },
  },
  {
    name: 'ask-partial',
    looks: ['light', 'dark', 'narrow'],
    async play({ ask, page }) {
      await ask(QUESTION, breaksOff);
      await page.locator('article [data-tone=warning]').waitFor();
    },
  },
  {
    name: 'ask-knowledge',
    looks: ALL_LOOKS,
    async play({ ask, page, model }) {
      await model('off');
      await ask('The VPN does not connect');
      await answered(page);
    },
  },
  {
    name: 'ask-nothing-found',
    looks: TWO,
    async play({ ask, page, model }) {
      await model('off');
      await ask('Qwertz uiopü asdfg?');
      await answered(page);
    },
  },
  {
    name: 'ask-model-off',
    looks: ALL_LOOKS,
    async play({ model, page }) {
      await model('off');
      await page.locator('footer [role=status]').waitFor();
    },
  },
  {
    name: 'ask-model-empty',
    looks: TWO,
    async play({ model, page }) {
      await model('empty');
      await page.getByRole('button', { name: /^Load / }).waitFor();
    },
  },
  {
    name: 'sessions-search',
    looks: TWO,
    async play({ page }) {
      await page.keyboard.press('ControlOrMeta+f');
      await page.keyboard.type('hotspot');
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'sessions-search-nothing',
    async play({ page }) {
      await page.keyboard.press('ControlOrMeta+f');
      await page.keyboard.type('zzzz');
      await page.getByText('Nothing found').waitFor();
    },
  },
  {
    name: 'sessions-menu',
    async play({ page }) {
      const row = page.locator('li', { has: page.locator('[data-row]') }).first();
      await row.hover();
      await row.locator('button').click();
    },
  },
  {
    name: 'sessions-deleted',
    async play({ page }) {
      await page.locator('[data-row]').first().press('Delete');
      await page.locator('li', { hasText: 'deleted' }).waitFor();
    },
  },
  {
    name: 'palette',
    looks: TWO,
    async play({ page }) {
      await page.keyboard.press('ControlOrMeta+k');
      await page.locator('[cmdk-item]').first().waitFor();
    },
  },
  {
    name: 'palette-found',
    looks: ['light', 'german'],
    async play({ page }) {
      await page.keyboard.press('ControlOrMeta+k');
      await page.locator('[cmdk-input]').fill('vpn');
      await page.locator('[cmdk-item][data-value^=article]').first().waitFor();
    },
  },
  {
    name: 'keys',
    looks: TWO,
    async play({ page }) {
      await page.locator('main').focus();
      await page.keyboard.press('?');
      await page.locator('[role=dialog]').waitFor();
    },
  },
];

async function answered(page: Page): Promise<void> {
  await page.locator('article[aria-busy=false] [role=toolbar]').last().waitFor();
}
