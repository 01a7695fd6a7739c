import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recovery } from '../../../shared/model.ts';
import { type Scene, TIGHT, TWO } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { freePortAgain, takePort } from './taken-port.ts';

/** What can be opened from anywhere. */
export const everywhere: readonly Scene[] = [
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
  {
    name: 'recovered',
    looks: TIGHT,
    play: (stage) => showRecovery(stage, '2026-11-24 02:00:00', { sessions: 3, messages: 14, tickets: 1 }),
  },
  {
    name: 'recovered-in-part',
    looks: ['light', 'german-large'],
    play: (stage) => showRecovery(stage, null, { sessions: 3, messages: 14, tickets: 0 }),
  },
  {
    name: 'recovered-nothing',
    looks: ['light', 'german-large'],
    play: (stage) => showRecovery(stage, null, { sessions: 0, messages: 0, tickets: 0 }),
  },
  {
    name: 'port-taken',
    looks: TIGHT,
    async play(stage) {
      const port = await takePort(stage);
      await stage.page.locator('li', { hasText: String(port) }).waitFor();
    },
    after: freePortAgain,
  },
];

/** @param backup_at when the backup was made that took the damaged database's place; null for none */
async function showRecovery(
  { userData, page }: Stage,
  backup_at: string | null,
  saved: Recovery['saved'],
): Promise<void> {
  const folder = join(userData, 'damaged', '2026-11-24');
  await mkdir(folder, { recursive: true });
  const recovery: Recovery = { at: '2026-11-24 08:12:44', backup_at, folder, saved };
  await writeFile(join(folder, 'report.json'), JSON.stringify(recovery));
  await page.reload();
  await page.locator('[role=alertdialog]').waitFor();
  await rm(folder, { recursive: true });
}
