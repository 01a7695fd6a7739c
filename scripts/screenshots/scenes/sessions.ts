import { type Scene, TWO } from '../scene.ts';

/** The conversations so far. */
export const sessions: readonly Scene[] = [
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
];
