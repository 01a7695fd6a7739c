import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../helpers/desktop.ts';
import { launchFixture } from './launch-fixture.ts';

let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  desktop = await launchFixture();
  page = await desktop.mainWindow();
});
afterAll(() => desktop?.close());

const control = process.platform === 'darwin' ? 'Command' : 'Control';

describe('the tray', () => {
  it('shows its words and its menu, and is clicked', async () => {
    const [tray] = await desktop.call('trays');
    expect(tray?.toolTip).toBe('Fixture is here');
    expect(tray?.menu.map(({ label }) => label)).toEqual(['Show', 'Quit']);
    await desktop.call('clickTray', 'click');
    await desktop.written(/tray click/);
  });
});

describe('the application menu', () => {
  it('is clicked by its labels, by a role, and by its keys', async () => {
    await desktop.call('clickMenu', ['File', 'Say']);
    expect(await desktop.call('pressAccelerator', `${control}+S`)).toBe(true);
    await desktop.written(/menu say\nmenu say/);
    expect(await desktop.call('pressAccelerator', `${control}+Shift+S`)).toBe(false);
    await desktop.call('clickMenu', { role: 'zoomIn' });
    const zoom = await desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
      null,
    );
    expect(zoom).toBeCloseTo(0.5);
    expect(await page.evaluate('innerWidth')).toBe(Math.round(900 / 1.2 ** 0.5));
    await desktop.call('clickMenu', { role: 'resetZoom' });
    expect(await page.evaluate('innerWidth')).toBe(900);
  });

  it('checks and unchecks its boxes, and lets nobody click what is disabled', async () => {
    await desktop.call('clickMenu', ['File', 'Mark']);
    await desktop.call('clickMenu', ['File', 'Mark']);
    await desktop.written(/menu mark true\nmenu mark false/);
    await expect(desktop.call('clickMenu', ['File', 'Never'])).rejects.toThrow('cannot be clicked');
    await expect(desktop.call('clickMenu', ['File', 'Nothing'])).rejects.toThrow('There is no menu item');
  });

  it('refuses items that Electron refuses', async () => {
    const refused = await desktop.evaluate(({ Menu }) => {
      const attempt = (template: object[]) => {
        try {
          Menu.buildFromTemplate(template);
          return 'made';
        } catch (error) {
          return error instanceof Error ? error.message : '';
        }
      };
      return [attempt([{}]), attempt([{ role: 'nonsense' }])];
    }, null);
    expect(refused).toEqual([
      'Invalid template for MenuItem: must have at least one of label, role or type',
      'Invalid role for MenuItem: nonsense',
    ]);
  });
});

describe('a global shortcut', () => {
  it('is heard while it is held, however it is spelt', async () => {
    expect(await desktop.pressShortcut()).toBe(true);
    expect(await desktop.pressShortcut(`Shift+${control}+space`)).toBe(true);
    await desktop.written(/shortcut pressed\nshortcut pressed/);
    expect(await desktop.pressShortcut('Alt+X')).toBe(false);
  });

  it('is refused where another program has it, and where it is none', async () => {
    await desktop.call('setShortcutTaken', 'Alt+Space', true);
    const told = await desktop.evaluate(({ globalShortcut }) => {
      const taken = globalShortcut.register('Alt+Space', () => {});
      globalShortcut.unregister('CommandOrControl+Shift+Space');
      let words = '';
      try {
        globalShortcut.register('Nonsense+', () => {});
      } catch (error) {
        words = String(error);
      }
      return [taken, globalShortcut.isRegistered('CommandOrControl+Shift+Space'), words];
    }, null);
    expect(told).toEqual([false, false, expect.stringMatching(/^TypeError: Error processing argument/)]);
    expect(await desktop.pressShortcut()).toBe(false);
  });
});

describe('notifications', () => {
  it('are seen and clicked', async () => {
    expect(await desktop.call('notifications')).toEqual([{ title: 'Hello', subtitle: '', body: 'There' }]);
    await desktop.call('clickNotification', 0);
    await desktop.written(/notification click/);
    expect(await desktop.call('notifications')).toEqual([]);
  });
});

describe('dialogs', () => {
  it('stay open until they are answered', async () => {
    const asked = desktop.evaluate(async ({ dialog }) => {
      const chosen = await dialog.showOpenDialog({ title: 'Choose', properties: ['openDirectory'] });
      const saved = await dialog.showSaveDialog({ defaultPath: 'a.txt' });
      const { response } = await dialog.showMessageBox({
        message: 'Sure?',
        buttons: ['Yes', 'No'],
        cancelId: 1,
      });
      return [chosen, saved, response];
    }, null);
    await expect
      .poll(async () => (await desktop.call('dialogs')).filter(({ open }) => open))
      .toEqual([{ kind: 'open', options: { title: 'Choose', properties: ['openDirectory'] }, open: true }]);
    await desktop.call('answerDialog', { paths: ['/chosen'] });
    await desktop.call('answerDialog', {});
    await desktop.call('answerDialog', { button: 0 });
    expect(await asked).toEqual([
      { canceled: false, filePaths: ['/chosen'] },
      { canceled: true, filePath: '' },
      0,
    ]);
  });
});

describe('the system around', () => {
  it('is handed links and folders', async () => {
    await desktop.evaluate(async ({ shell }) => {
      await shell.openExternal('https://example.com/');
      await shell.openPath('/folder');
      shell.showItemInFolder('/folder/file');
    }, null);
    expect(await desktop.call('handed')).toMatchObject({
      external: ['https://example.com/'],
      paths: ['/folder'],
      shownInFolder: ['/folder/file'],
    });
  });

  it('has a theme that pages follow, unless the app has its own', async () => {
    const dark = `matchMedia('(prefers-color-scheme: dark)').matches`;
    expect(await page.evaluate(dark)).toBe(false);
    await desktop.call('setSystemDark', true);
    await expect.poll(() => page.evaluate(dark)).toBe(true);
    const told = await desktop.evaluate(({ nativeTheme }) => {
      let updated = 0;
      nativeTheme.on('updated', () => updated++);
      nativeTheme.themeSource = 'light';
      nativeTheme.themeSource = 'light';
      return [updated, nativeTheme.shouldUseDarkColors];
    }, null);
    expect(told).toEqual([1, false]);
    await expect.poll(() => page.evaluate(dark)).toBe(false);
  });

  it('has screens and a pointer', async () => {
    await desktop.call('setDisplays', [
      { x: 0, y: 0, width: 1000, height: 800 },
      { x: 1000, y: 0, width: 2000, height: 1000 },
    ]);
    await desktop.call('setCursor', { x: 1500, y: 10 });
    const area = await desktop.evaluate(
      ({ screen }) => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
      null,
    );
    expect(area).toEqual({ x: 1000, y: 0, width: 2000, height: 1000 });
  });

  it('sleeps and wakes', async () => {
    const woken = desktop.evaluate(
      ({ powerMonitor }) =>
        new Promise<string>((resolve) => powerMonitor.once('resume', () => resolve('awake'))),
      null,
    );
    await desktop.call('power', 'resume');
    expect(await woken).toBe('awake');
  });

  it('starts the app at login where it is asked to', async () => {
    const told = await desktop.evaluate(({ app }) => {
      app.setLoginItemSettings({ openAtLogin: true, args: ['--hidden'] });
      return app.getLoginItemSettings().openAtLogin;
    }, null);
    expect([told, (await desktop.call('entries')).loginItem]).toEqual([
      true,
      { openAtLogin: true, args: ['--hidden'] },
    ]);
  });

  it('keeps secrets that only its key opens', async () => {
    const told = await desktop.evaluate(({ safeStorage }) => {
      const encrypted = safeStorage.encryptString('a secret');
      return [
        safeStorage.isEncryptionAvailable(),
        encrypted.includes('secret'),
        safeStorage.decryptString(encrypted),
      ];
    }, null);
    expect(told).toEqual([true, false, 'a secret']);
    await desktop.call('setEncryption', false);
    expect(await desktop.evaluate(({ safeStorage }) => safeStorage.isEncryptionAvailable(), null)).toBe(
      false,
    );
  });
});
