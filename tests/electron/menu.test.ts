import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../main/electron/menu.ts';
import { modelWords, textsFor } from '../../main/electron/texts.ts';
import type { Push } from '../../shared/contract.ts';

function menu(platform: NodeJS.Platform, { developer = false, locale = 'en-GB' } = {}) {
  const shown: Push<'navigate'>[] = [];
  const template = menuTemplate({
    platform,
    texts: textsFor('system', locale),
    developer,
    actions: { show: (place) => void shown.push(place), openDataFolder() {} },
  });
  return { template, items: template.flatMap(flat), shown };
}

function flat(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(flat) : [])];
}

/** Presses a key: calls the item that has it. */
function press({ items }: ReturnType<typeof menu>, accelerator: string): void {
  const click = items.find((item) => item.accelerator === accelerator)?.click as (() => void) | undefined;
  click?.();
}

describe('the application menu', () => {
  it.each([
    ['CommandOrControl+N', 'ask'],
    ['CommandOrControl+T', 'new_ticket'],
    ['CommandOrControl+1', 'ask'],
    ['CommandOrControl+2', 'tickets'],
    ['CommandOrControl+3', 'knowledge'],
    ['CommandOrControl+4', 'settings'],
    ['CommandOrControl+,', 'settings'],
  ])('%s leads to %s', (accelerator, screen) => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const each = menu(platform);
      press(each, accelerator);
      expect(each.shown).toEqual([{ screen }]);
    }
  });

  it('follows the platform: settings and quit in the app menu on macOS, in File elsewhere', () => {
    const labels = (item: MenuItemConstructorOptions | undefined) =>
      flat(item ?? {}).map(({ label }) => label);
    const mac = menu('darwin').template;
    expect(mac[0]?.role).toBe('appMenu');
    expect(labels(mac[0])).toEqual(expect.arrayContaining(['Settings…', 'Quit Deskside']));
    expect(labels(mac[1])).not.toContain('Quit Deskside');
    const windows = menu('win32').template;
    expect(labels(windows[0])).toEqual(expect.arrayContaining(['Settings…', 'Quit Deskside']));
    expect(menu('win32').items.map(({ role }) => role)).not.toContain('services');
  });

  it('has what text fields need on every platform', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const roles = menu(platform).items.map(({ role }) => role);
      expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']));
    }
  });

  it('has developer tools only where the app is developed', () => {
    const roles = (developer: boolean) => menu('linux', { developer }).items.map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });

  it('gives every item but separators a label, in the person’s language', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const nameless = menu(platform, { developer: true }).items.filter(
        ({ label, type, role }) => !label && type !== 'separator' && role !== 'appMenu',
      );
      expect(nameless).toEqual([]);
    }
    expect(menu('linux', { locale: 'de-AT' }).items.map(({ label }) => label)).toContain('Neue Frage');
  });
});

describe('the words outside the pages', () => {
  it('are those of the system, or those the person chose', () => {
    expect(textsFor('system', 'de')).toBe(textsFor('de', 'en-US'));
    expect(textsFor('system', 'fr')).toBe(textsFor('en', 'de'));
  });

  it('tell the model’s state', () => {
    const texts = textsFor('de', 'en');
    const status = { message: '', url: null, context_length: null };
    expect(modelWords(texts, undefined)).toBe('LM Studio wird gesucht …');
    expect(modelWords(texts, { ...status, state: 'ready', model: 'qwen3' })).toBe('qwen3 ist bereit');
    expect(modelWords(texts, { ...status, state: 'no_model', model: null })).toBe('Kein Modell geladen');
  });
});
