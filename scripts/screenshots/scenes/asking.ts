import { breaksOff, pauses, thinks } from '../replies.ts';
import { ALL_LOOKS, type Scene, TWO } from '../scene.ts';
import { answered, QUESTION } from './answered.ts';

/** Asking, until the answer has ended. */
export const asking: readonly Scene[] = [
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
    name: 'ask-edit',
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('textarea').last().press('ArrowUp');
    },
  },
];
