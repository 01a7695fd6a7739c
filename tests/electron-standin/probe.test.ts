/** The probe for real Electron, loaded into the stand-in: it must tell what the stand-in's own commands tell. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desktop } from '../helpers/desktop.ts';
import { launchFixture } from './launch-fixture.ts';

const PROBE = join(import.meta.dirname, '..', 'helpers', 'desktop', 'electron-probe.cjs');

let desktop: Desktop;

beforeAll(async () => {
  desktop = await launchFixture({ args: [`--probe=${PROBE}`] });
  await desktop.written(/^loaded/m);
});
afterAll(() => desktop?.close());

const probe = (name: string, ...args: unknown[]) =>
  desktop.evaluate((_electron, call) => Reflect.get(globalThis, 'desktopProbe')(...call) ?? null, [
    name,
    args,
  ] as const);

it('tells of windows, tray, menu and shortcuts as the stand-in does', async () => {
  const own = (await desktop.call('windows')).map((window) => ({ ...window, targetId: null }));
  expect(await probe('windows')).toEqual(own);
  for (const name of ['trays', 'menu', 'shortcuts'] as const) {
    expect(await probe(name)).toEqual(JSON.parse(JSON.stringify(await desktop.call(name))));
  }
});

it('clicks and presses', async () => {
  await probe('clickTray', 'click');
  await probe('clickMenu', ['File', 'Say']);
  expect(await probe('pressAccelerator', 'CommandOrControl+S')).toBe(true);
  expect(await probe('pressShortcut', 'Shift+CommandOrControl+Space')).toBe(true);
  await desktop.written(/tray click\nmenu say\nmenu say\nshortcut pressed/);
  await expect(probe('clickMenu', ['File', 'Never'])).rejects.toThrow('cannot be clicked');
});

it('holds back what would show on the screen or leave the app', async () => {
  expect(await probe('notifications')).toEqual([{ title: 'Hello', subtitle: '', body: 'There' }]);
  await probe('clickNotification', 0);
  await desktop.written(/notification click/);
  await probe('answerDialog', { paths: ['/chosen'] });
  const chosen = await desktop.evaluate(async ({ dialog, shell }) => {
    await shell.openExternal('https://example.com/');
    return dialog.showOpenDialog({ title: 'Choose' });
  }, null);
  expect(chosen).toEqual({ canceled: false, filePaths: ['/chosen'] });
  expect(await probe('handed')).toMatchObject({ external: ['https://example.com/'] });
  expect(await desktop.call('handed')).toMatchObject({ external: [] });
  await probe('setShortcutTaken', 'Alt+Space', true);
  expect(
    await desktop.evaluate(({ globalShortcut }) => globalShortcut.register('Alt+Space', () => {}), null),
  ).toBe(false);
});

it('says what real Electron cannot be told', async () => {
  await expect(probe('setSystemDark', true)).rejects.toThrow(
    'Real Electron cannot be told to setSystemDark.',
  );
});
