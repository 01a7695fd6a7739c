import type { Page } from 'playwright-core';
import { docx, pdf } from '../../../tests/helpers/documents.ts';
import { type Scene, TIGHT, TWO } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { LONG_WORD } from '../week.ts';
import { answered, QUESTION } from './answered.ts';

/** The articles, and where documents are added. */
export const knowledge: readonly Scene[] = [
  {
    name: 'knowledge',
    looks: [...TIGHT, 'german-dark'],
    async play({ go, page }) {
      await go('knowledge');
      await page.locator('#folders').waitFor();
      await page.locator('[data-row]').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'knowledge-reading',
    looks: [...TIGHT, 'german-dark'],
    async play({ go, page }) {
      await go('knowledge');
      const row = page.locator('[data-row][href*=knowledge]').nth(3);
      await row.waitFor({ state: 'attached' });
      await row.evaluate((link: { click(): void }) => link.click());
      await page.locator('main article h2').first().waitFor();
    },
  },
  {
    name: 'knowledge-search',
    looks: ['light', 'dark', 'german'],
    async play({ go, page }) {
      await go('knowledge');
      await page.locator('#folders').waitFor();
      await page.locator('[data-find]').first().fill('vpn');
      await page.locator('[data-row][href*=passage]').first().click();
      await page.locator('main article h2').first().waitFor();
    },
  },
  {
    name: 'knowledge-search-nothing',
    looks: TWO,
    async play({ go, page }) {
      await go('knowledge');
      await page.locator('[data-find]').first().fill('zzzz');
      await page.getByText('Nothing on “zzzz”').waitFor();
    },
  },
  {
    name: 'knowledge-passage',
    looks: TWO,
    async play({ ask, page }) {
      await ask(QUESTION);
      await answered(page);
      await page.locator('li > button[aria-pressed]').last().click();
      await page.locator('aside button').first().click();
      await page.locator('main article h2').first().waitFor();
    },
  },
  {
    name: 'knowledge-import-running',
    looks: TWO,
    async play(stage) {
      await stage.go('knowledge');
      await stage.page.getByRole('button', { name: CHOOSE }).waitFor();
      stage.trouble.hold();
      await choose(stage.page);
      await stage.page.locator('progress').waitFor();
    },
  },
  { name: 'knowledge-import', looks: TIGHT, play: imported },
  {
    name: 'knowledge-imported',
    looks: ['light', 'german'],
    async play(stage) {
      await imported(stage);
      await stage.page.locator('main section li a').first().click();
      await stage.page.locator('main article h2').first().waitFor();
    },
  },
  {
    name: 'knowledge-remove',
    looks: ['light', 'dark', 'german-large'],
    async play(stage) {
      await imported(stage);
      await stage.page.locator('main section li a').first().click();
      await stage.page.locator('main article h2').first().waitFor();
      await stage.page.locator('main header button').last().click();
      await stage.page.locator('[role=alertdialog]').waitFor();
    },
  },
  {
    name: 'knowledge-failed',
    async play({ trouble, go, page }) {
      trouble.lose('articles');
      await go('knowledge');
      await page.locator('[role=alert] button').first().waitFor();
    },
  },
];

const CHOOSE = /^(Choose files|Dateien wählen|Dateien auswählen)$/;

async function imported({ go, page }: Stage): Promise<void> {
  await go('knowledge');
  await page.getByRole('button', { name: CHOOSE }).waitFor();
  await choose(page);
  await page.locator('progress').waitFor({ state: 'detached' });
}

/** Chooses files of every kind, good ones and such as cannot be read. */
async function choose(page: Page): Promise<void> {
  const file = (name: string, bytes: string | Uint8Array) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  const [picker] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: CHOOSE }).click(),
  ]);
  await picker.setFiles([
    file('Parking garage.md', '# Parking garage\n\nThe barrier reads the badge at the left.\n'),
    file('Travel expenses.docx', docx('Travel expenses', ['Hand in receipts within 30 days.'])),
    file('Evacuation plan.pdf', pdf(['Evacuation plan', 'Leave by the stairs, never by the lift.'])),
    file('Scan of the lease.pdf', '%PDF-1.4\nbroken'),
    file(LONG_WORD.replace('docm', 'docx'), 'no archive'),
    file('Canteen.html', '<h1>Canteen</h1><p>Open from 11:30 to 13:30.</p>'),
  ]);
}
