import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recovery } from '../../../shared/model.ts';
import { type Scene, TIGHT, TWO } from '../scene.ts';

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
    async play({ userData, page }) {
      const folder = join(userData, 'damaged', '2026-11-24');
      await mkdir(folder, { recursive: true });
      const recovery: Recovery = {
        at: '2026-11-24 08:12:44',
        backup_at: '2026-11-24 02:00:00',
        folder,
        saved: { sessions: 3, messages: 14, tickets: 1 },
      };
      await writeFile(join(folder, 'report.json'), JSON.stringify(recovery));
      await page.reload();
      await page.locator('[role=alertdialog]').waitFor();
      await rm(folder, { recursive: true });
    },
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
