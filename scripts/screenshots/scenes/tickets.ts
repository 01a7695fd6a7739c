import type { Locator, Page } from 'playwright-core';
import { type Scene, TIGHT, TWO } from '../scene.ts';

/** The tickets; in this order, for there are never fewer than before. */
export const tickets: readonly Scene[] = [
  {
    name: 'tickets-none',
    looks: TIGHT,
    async play({ go, page }) {
      await go('tickets');
      await page.locator('main p').first().waitFor();
    },
  },
  {
    name: 'tickets-one',
    looks: TWO,
    async play({ tickets, go, page }) {
      await tickets(1);
      await go('tickets');
      await rows(page).first().waitFor();
    },
  },
  {
    name: 'tickets-many',
    looks: [...TIGHT, 'german-dark', 'large'],
    async play({ tickets, go, page }) {
      await tickets(40);
      await go('tickets');
      await rows(page).nth(9).waitFor();
    },
  },
  {
    name: 'tickets-filtered',
    looks: TWO,
    async play({ go, page }) {
      await go('tickets');
      await page.locator('fieldset button').nth(1).click();
      await page.locator('fieldset button').last().click();
      await page.locator('main button', { hasText: 'Show all tickets' }).waitFor();
    },
  },
  {
    name: 'ticket-detail',
    looks: [...TIGHT, 'german-dark'],
    async play({ go, page }) {
      await go('tickets');
      await rows(page).nth(1).click();
      await page.locator('aside h2').waitFor();
    },
  },
  {
    name: 'ticket-long-words',
    looks: ['light', 'narrow'],
    async play({ go, page }) {
      await go('tickets');
      await rows(page).filter({ hasText: 'Rindfleisch' }).first().click();
      await page.locator('aside h2').waitFor();
    },
  },
  {
    name: 'ticket-status',
    looks: TWO,
    async play({ go, page }) {
      await go('tickets');
      await rows(page).first().click();
      await page.locator('aside button[aria-haspopup=menu]').first().click();
    },
  },
  {
    name: 'tickets-failed',
    looks: ['light', 'dark', 'german', 'narrow'],
    async play({ trouble, go, page }) {
      trouble.lose('tickets');
      await go('tickets');
      await page.locator('[role=alert] button').waitFor();
    },
  },
];

function rows(page: Page): Locator {
  return page.locator('tbody a');
}
