import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scene, TIGHT, TWO } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { freePortAgain, takePort } from './taken-port.ts';

/** Everything that can be set. */
export const settings: readonly Scene[] = [
  { name: 'settings', looks: [...TIGHT, 'german-dark', 'large'], play: open },
  ...[1, 2, 3, 4, 5].map(
    (section): Scene => ({
      name: `settings-${section}`,
      looks: ['light', 'german-dark', 'german-large'],
      async play(stage) {
        await open(stage);
        await stage.page.locator('main h2').nth(section).evaluate(toTop);
      },
    }),
  ),
  ...(['off', 'server-off', 'empty', 'loading', 'key', 'ready'] as const).map(
    (state): Scene => ({
      name: `settings-model-${state}`,
      looks: ['light', 'german-large'],
      async play(stage) {
        await stage.model(state);
        await open(stage);
        await stage.page.getByRole('button', { name: /^(Test connection|Verbindung testen)/ }).click();
        await stage.page.locator('main h2', { hasText: /^Modell?$/ }).evaluate(toTop);
      },
    }),
  ),
  {
    name: 'settings-port-taken',
    looks: TWO,
    async play(stage) {
      await takePort(stage);
      await open(stage);
      await stage.page.locator('main [role=alert]').last().evaluate(toMiddle);
    },
    after: freePortAgain,
  },
  {
    name: 'settings-shortcut-taken',
    looks: [...TWO, 'german-large'],
    async play(stage) {
      await stage.request('settings.update', { shortcut: '' });
      await stage.desktop.call('setShortcutTaken', SHORTCUT, true);
      await stage.request('settings.update', { shortcut: SHORTCUT });
      await open(stage);
      await stage.page.locator('main [role=alert]').last().evaluate(toMiddle);
    },
    async after(stage) {
      await stage.desktop.call('setShortcutTaken', SHORTCUT, false);
      await stage.request('settings.update', { shortcut: '' });
      await stage.request('settings.update', { shortcut: SHORTCUT });
    },
  },
  {
    name: 'settings-restore',
    looks: ['light', 'dark', 'german-large'],
    async play(stage) {
      await stage.request('backups.create', {});
      await open(stage);
      await stage.page.locator('main li button').last().click();
      await stage.page.locator('[role=alertdialog]').waitFor();
    },
  },
  {
    name: 'settings-backups',
    looks: ['light', 'german-dark', 'german-large'],
    async play(stage) {
      const { backup } = await stage.request('backups.create', {});
      await stage.request('backups.restore', { name: backup.name });
      await open(stage);
      await stage.page.locator('main section').last().evaluate(toEnd);
    },
  },
  {
    name: 'settings-restore-damaged',
    looks: ['light', 'german-large'],
    async play(stage) {
      const { backup } = await stage.request('backups.create', {});
      await writeFile(join(stage.userData, 'backups', backup.name), 'no database');
      await open(stage);
      await stage.page
        .locator('main section')
        .last()
        .getByRole('button', { name: /(Restore the backup|wiederherstellen$)/ })
        .first()
        .click();
      await stage.page.locator('[role=alertdialog] button').last().click();
      await stage.page.locator('main [role=alert]').last().waitFor();
      await stage.page.locator('main section').last().evaluate(toEnd);
    },
    async after(stage) {
      const [newest] = (await stage.request('backups.list', {})).backups;
      if (newest) await rm(join(stage.userData, 'backups', newest.name));
    },
  },
  {
    name: 'settings-retention',
    looks: ['light', 'german-dark', 'german-large'],
    async play(stage) {
      await open(stage);
      const field = stage.page.getByLabel(/^(Keep conversations|Gespräche aufbewahren)$/);
      await field.press('9');
      await stage.page.locator('[role=alertdialog]').waitFor();
    },
  },
  {
    name: 'settings-tokens-none',
    looks: ['light', 'german-large'],
    async play(stage) {
      await stage.request('settings.update', { rest_access: 'token' });
      await open(stage);
      await stage.page.getByText(/^(No program has|Noch hat kein)/).evaluate(toMiddle);
    },
    after: revokeAll,
  },
  {
    name: 'settings-tokens',
    looks: ['light', 'german-dark', 'german-large'],
    async play(stage) {
      await tokens(stage);
      await stage.page.getByText('case-management').evaluate(toMiddle);
    },
    after: revokeAll,
  },
  {
    name: 'settings-token-new',
    looks: ['light', 'dark', 'german-large'],
    play: (stage) => newToken(stage, ''),
  },
  {
    name: 'settings-token-name-taken',
    looks: TWO,
    async play(stage) {
      await stage.request('access.create', { name: 'intranet', scopes: ['chat'] });
      await newToken(stage, 'intranet');
      await stage.page.locator('[role=dialog] [role=alert]').waitFor();
    },
    after: revokeAll,
  },
  {
    name: 'settings-token-made',
    looks: ['light', 'dark', 'german-large'],
    async play(stage) {
      await newToken(stage, 'intranet');
      await stage.page.locator('[role=dialog] code').waitFor();
    },
    after: revokeAll,
  },
  {
    name: 'settings-token-revoke',
    looks: ['light', 'german-dark'],
    async play(stage) {
      await tokens(stage);
      await stage.page.getByRole('button', { name: /intranet/ }).click();
      await stage.page.locator('[role=alertdialog]').waitFor();
    },
    after: revokeAll,
  },
];

interface Scrolled {
  scrollIntoView(at: { block: 'start' | 'center' | 'end' }): void;
}

const SHORTCUT = 'CommandOrControl+Shift+Space';

/** Two programs with a token: one has used it. */
async function tokens(stage: Stage): Promise<void> {
  const { secret } = await stage.request('access.create', {
    name: 'intranet',
    scopes: ['chat', 'tickets:write'],
  });
  await stage.request('access.create', { name: 'case-management', scopes: ['tickets:read', 'history:read'] });
  await stage.request('settings.update', { rest_access: 'token' });
  const { rest } = await stage.request('desktop.state', {});
  await fetch(`${rest.url}/tickets`, { headers: { authorization: `Bearer ${secret}` } });
  await open(stage);
}

async function newToken(stage: Stage, name: string): Promise<void> {
  await open(stage);
  await stage.page.getByRole('button', { name: /^(New token|Neuer Zugangsschlüssel)/ }).click();
  const field = stage.page.locator('[role=dialog] input').first();
  await field.waitFor();
  if (name === '') return;
  await field.fill(name);
  await stage.page.keyboard.press('Enter');
}

async function revokeAll({ request }: Stage): Promise<void> {
  for (const { name } of (await request('access.tokens', {})).tokens)
    await request('access.revoke', { name });
  await request('settings.update', { rest_access: 'local' });
}

async function open({ go, page }: Stage): Promise<void> {
  await go('settings');
  await page.locator('main h2').nth(4).waitFor();
}

function toTop(element: Scrolled): void {
  element.scrollIntoView({ block: 'start' });
}

function toMiddle(element: Scrolled): void {
  element.scrollIntoView({ block: 'center' });
}

function toEnd(element: Scrolled): void {
  element.scrollIntoView({ block: 'end' });
}
