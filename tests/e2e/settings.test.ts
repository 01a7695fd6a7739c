import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort, startLmStudio } from '../helpers/lmstudio/server.ts';
import { answered, type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
let page: Page;

beforeAll(async () => {
  // The port is a person's to choose here.
  desk = await openDesk({ env: { PORT: '' } });
  await request(desk.page, 'settings.update', { rest_port: 0 });
}, 60_000);
afterAll(() => desk?.close());
beforeEach(async () => {
  page = desk.page;
  await desk.fresh();
  await page.keyboard.press('ControlOrMeta+4');
  await section('Model').waitFor();
});

const section = (name: string) => page.getByRole('region', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const settings = async () => (await request(page, 'settings.get', {})).settings;

/** As a person does: a text and Enter. */
async function enter(name: string, text: string): Promise<void> {
  await field(name).fill(text);
  await field(name).press('Enter');
}

/** Quits, starts again, and comes back to the settings. */
async function restart(): Promise<void> {
  await desk.restart();
  page = desk.page;
  await page.keyboard.press('ControlOrMeta+4');
  await section('Model').or(section('Modell')).waitFor();
}

describe('what a person sets', () => {
  it('about themselves, the look and the language holds at once and after a restart', async () => {
    await enter('Name', 'Ada Lovelace');
    await enter('E-mail', 'no address');
    await page.getByRole('alert').getByText('This is no e-mail address.').waitFor();
    await enter('E-mail', 'ada@example.com');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expect
      .poll(() => page.evaluate("document.documentElement.classList.contains('is-dark')"))
      .toBe(true);
    await page.getByRole('radio', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Einstellungen' }).first().waitFor();
    expect(JSON.stringify(await desk.desktop.call('menu'))).toContain('Neue Frage');

    await restart();
    expect(await page.evaluate("document.documentElement.classList.contains('is-dark')")).toBe(true);
    expect(await page.getByRole('radio', { name: 'Deutsch' }).isChecked()).toBe(true);
    expect(await field('Name').inputValue()).toBe('Ada Lovelace');
    expect(await field('E-Mail').inputValue()).toBe('ada@example.com');
    await request(page, 'preferences.update', { theme: 'light', language: 'en' });
    await section('Model').waitFor();
  });

  it('of the model: an address that is tested, a key, and which one answers', async () => {
    const other = await startLmStudio({
      key: 'sesame',
      models: [{ id: 'small/model' }, { id: 'large/model' }],
    });
    try {
      await enter('Address of LM Studio', 'not an address');
      await page.getByRole('alert').getByText('This is no address of a model server.').waitFor();
      await enter('Address of LM Studio', 'https://models.example.com');
      await page.getByRole('alert').waitFor();
      expect((await settings()).model_url).toBe(desk.lmStudio.base);

      await enter('Address of LM Studio', other.base);
      await page.getByRole('button', { name: 'Test connection' }).click();
      await section('Model').getByText('LM Studio asks for an API key.').waitFor();
      await enter('API key', 'sesame');
      await page.getByRole('button', { name: 'Test connection' }).click();
      await section('Model')
        .getByText(`Found at ${new URL(other.base).origin}`)
        .waitFor();
      expect((await settings()).model_key).not.toContain('sesame');

      await field('Model that answers').click();
      await page.getByRole('option', { name: 'large/model (loaded)' }).click();
      await expect.poll(async () => (await settings()).model_name).toBe('large/model');
      await page.keyboard.press('ControlOrMeta+1');
      await desk.ask('Who answers?');
      await answered(page);
      expect(other.chats().at(-1)?.body).toMatchObject({ model: 'large/model' });

      await restart();
      expect(await field('Address of LM Studio').inputValue()).toBe(other.base);
      await field('Model that answers').getByText('large/model').waitFor();
      await section('Model').getByText('large/model is ready.').waitFor();
    } finally {
      await request(page, 'settings.update', {
        model_url: desk.lmStudio.base,
        model_key: '',
        model_name: '',
      });
      await other.close();
    }
  });

  it('of the shortcut: another one, one that is taken, and none', async () => {
    const { desktop } = desk;
    const row = () => page.getByRole('button', { name: /Change shortcut/ });
    await row().click();
    await page.getByRole('button', { name: 'Press the keys…' }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('alert').getByText('Press it together with Ctrl').waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+K');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    const chosen = (await settings()).shortcut;
    expect(await desktop.pressShortcut(chosen)).toBe(true);
    expect(await desktop.pressShortcut()).toBe(false);

    await desktop.call('setShortcutTaken', 'CommandOrControl+Shift+J', true);
    await row().click();
    await page.keyboard.press('ControlOrMeta+Shift+J');
    await page
      .getByRole('alert')
      .getByText(/Another program uses .+\. Choose another\./)
      .waitFor();
    await row().click();
    await page.keyboard.press('ControlOrMeta+Shift+K');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await restart();
    expect(await desktop.pressShortcut(chosen)).toBe(true);
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('button', { name: /^None/ }).waitFor();
    expect(await desktop.call('shortcuts')).toEqual([]);
  });

  it('of the start at login, which the tray shows too, and the other way round', async () => {
    const { desktop } = desk;
    const mark = async () =>
      (await desktop.call('trays'))[0]?.menu.find(({ label }) => label === 'Start at login')?.checked;
    await page.getByRole('switch', { name: 'Start at login' }).click();
    await expect.poll(mark).toBe(true);
    await restart();
    expect(await page.getByRole('switch', { name: 'Start at login' }).isChecked()).toBe(true);
    await expect.poll(mark).toBe(true);
    await desktop.call('clickTrayMenu', ['Start at login']);
    await expect.poll(async () => (await settings()).start_at_login).toBe(false);
    await expect.poll(mark).toBe(false);
  });
});

describe('the access of other programs', () => {
  it('is at the port that is set, off where it is switched off, and stays so', async () => {
    const port = await freePort();
    const healthy = () =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await enter('Port number', '123456');
    await page.getByRole('alert').getByText('A port is a whole number from 0 to 65535.').waitFor();
    await enter('Port number', String(port));
    await section('Access for other programs').getByText(`127.0.0.1:${port}/`).waitFor();
    expect(await healthy()).toBe(true);
    await page.getByRole('button', { name: 'Copy the line' }).click();
    await expect.poll(() => desk.desktop.call('readClipboard')).toBe(`curl http://127.0.0.1:${port}/health`);

    const access = page.getByRole('switch', { name: 'REST access' });
    await access.click();
    await section('Access for other programs').getByText('Off', { exact: true }).waitFor();
    expect(await healthy()).toBe(false);
    await restart();
    expect(await page.getByRole('switch', { name: 'REST access' }).isChecked()).toBe(false);
    expect(await healthy()).toBe(false);
    await page.getByRole('switch', { name: 'REST access' }).click();
    await expect.poll(healthy).toBe(true);
  });

  it('says when another program has the port, and takes another one', async () => {
    const holder: Server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    try {
      await enter('Port number', String(port));
      const words = `Port ${port} is used by another program, so other apps can't reach Deskside.`;
      await page.getByRole('alert').getByText(words).waitFor();
      await section('Access for other programs').getByText('Port taken').waitFor();
      await page.keyboard.press('ControlOrMeta+1');
      await desk.ask('Does everything else work?');
      await answered(page);
      await desk.restart();
      page = desk.page;
      await page.getByText(words).first().waitFor();
      await page.getByRole('button', { name: 'Change port' }).click();
      await expect
        .poll(() =>
          field('Port number').evaluate((element) => element.ownerDocument.activeElement === element),
        )
        .toBe(true);
      await enter('Port number', String(await freePort()));
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await section('Access for other programs').getByText('On', { exact: true }).waitFor();
    } finally {
      holder.close();
    }
  });
});

describe('the data', () => {
  it('is backed up, and restored from the screen with all that it held', async () => {
    await page.keyboard.press('ControlOrMeta+1');
    await desk.ask('Is this in the backup?');
    await answered(page);
    await page.keyboard.press('ControlOrMeta+4');
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText('The backup was made and checked.').waitFor();
    const titles = async () => (await request(page, 'sessions.list', {})).sessions.map(({ title }) => title);
    for (const { id } of (await request(page, 'sessions.list', {})).sessions)
      await request(page, 'sessions.remove', { session_id: id });
    expect(await titles()).toEqual([]);

    await page
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('What is there now is kept as a backup itself').waitFor();
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The backup was restored.').waitFor();
    expect(await titles()).toContain('Is this in the backup?');
    await page.keyboard.press('ControlOrMeta+1');
    await page.getByRole('link', { name: 'Is this in the backup?' }).waitFor();
  });

  it('tells before-restore backups from others, and says where one cannot be restored', async () => {
    const { backup } = await request(page, 'backups.create', {});
    await writeFile(join(desk.desktop.userData, 'backups', backup.name), 'no database');
    const row = page.getByRole('region', { name: 'Data', exact: true }).getByRole('listitem');
    await desk.fresh();
    await page.keyboard.press('ControlOrMeta+4');
    await row.filter({ hasText: 'before a restore' }).first().waitFor();
    await row.filter({ hasText: 'made by hand' }).first().getByRole('button').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
    await section('Data')
      .getByRole('alert')
      .getByText('This backup is damaged and was not restored.')
      .waitFor();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    const button = row.filter({ hasText: 'made by hand' }).first().getByRole('button');
    await expect
      .poll(() => button.evaluate((element) => element.ownerDocument.activeElement === element))
      .toBe(true);
  });

  it('lies in a folder that is shown on a click', async () => {
    await page.getByRole('button', { name: 'Open folder' }).click();
    await expect
      .poll(async () => (await desk.desktop.call('handed')).paths)
      .toEqual([expect.stringContaining(desk.desktop.userData)]);
  });

  it('is kept as long as it is set', async () => {
    await field('Keep conversations').click();
    await page.getByRole('option', { name: '90 days' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete conversations older than 90 days?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await field('Keep conversations').getByText('Until deleted').waitFor();
    // One letter chooses from the closed list: it asks as well, and nothing is set before the answer.
    await dialog.waitFor({ state: 'detached' });
    await field('Keep conversations').press('9');
    await dialog.waitFor();
    expect((await settings()).retention_days).toBe(0);
    await dialog.getByRole('button', { name: 'Delete older ones' }).click();
    await expect.poll(async () => (await settings()).retention_days).toBe(90);
    await enter('Emergency number', 'call us');
    await page.getByRole('alert').getByText('This is no phone number.').waitFor();
    await enter('Emergency number', '+41 44 123 45 67');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await restart();
    await field('Keep conversations').getByText('90 days').waitFor();
    expect(await field('Emergency number').inputValue()).toBe('+41 44 123 45 67');
  });
});
