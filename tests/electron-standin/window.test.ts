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

describe('a window', () => {
  it('was shown once it was ready', async () => {
    await desktop.written(/ready-to-show/);
    expect(await desktop.until(page, ({ visible }) => visible)).toMatchObject({
      focused: true,
      bounds: { width: 900 },
    });
  });

  it('has a page of its own size, down to its least', async () => {
    await desktop.call('resizeWindow', 1, { width: 500, height: 400 });
    await expect.poll(() => page.evaluate('[innerWidth, innerHeight]')).toEqual([500, 400]);
    await desktop.call('resizeWindow', 1, { width: 10, height: 10 });
    expect((await desktop.windowOf(page)).bounds).toMatchObject({ width: 300, height: 200 });
  });

  it('tells of what is done to it, in order', async () => {
    const told = await desktop.evaluate(({ BrowserWindow }) => {
      const events: string[] = [];
      const other = new BrowserWindow({ show: false, width: 400, height: 300 });
      const [window] = BrowserWindow.getAllWindows();
      for (const name of [
        'show',
        'hide',
        'focus',
        'blur',
        'minimize',
        'restore',
        'maximize',
        'unmaximize',
        'resize',
        'move',
        'closed',
      ]) {
        window?.on(name as 'show', () => events.push(`window ${name}`));
        other.on(name as 'show', () => events.push(`other ${name}`));
      }
      other.show();
      other.showInactive();
      other.setPosition(1, 2);
      other.maximize();
      events.push(`${other.isMaximized()} ${other.getBounds().width} ${other.getNormalBounds().width}`);
      other.unmaximize();
      other.minimize();
      other.restore();
      other.hide();
      window?.focus();
      other.destroy();
      return events;
    }, null);
    expect(told).toEqual([
      'other show',
      'window blur',
      'other focus',
      'other move',
      'other resize',
      'other maximize',
      'true 1920 400',
      'other resize',
      'other unmaximize',
      'other minimize',
      'other blur',
      'other restore',
      'other focus',
      'other hide',
      'other blur',
      'window focus',
      'other closed',
    ]);
  });

  it('is shown by maximize, without the keyboard, as Electron does', async () => {
    const told = await desktop.evaluate(({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      window.maximize();
      const state = [window.isVisible(), window.isFocused()];
      window.destroy();
      return state;
    }, null);
    expect(told).toEqual([true, false]);
  });

  it('loses the keyboard to another program', async () => {
    await desktop.call('focusWindow', 1);
    await desktop.call('blur');
    expect((await desktop.windowOf(page)).focused).toBe(false);
  });

  it("is none of a page that a test's own tool opens", async () => {
    const other = await page.context().newPage();
    await other.goto('data:text/html,<title>Tool</title>');
    expect(await other.title()).toBe('Tool');
    expect(await desktop.call('windows')).toHaveLength(1);
    await other.close();
  });

  it('whose page crashes is told, and can load again', async () => {
    const gone = desktop.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) =>
          BrowserWindow.getAllWindows()[0]?.webContents.once('render-process-gone', (_event, { reason }) =>
            resolve(reason),
          ),
        ),
      null,
    );
    await desktop.call('crashPage', 1);
    expect(await gone).toBe('crashed');
    await desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://fixture/index.html'),
      null,
    );
    const told = await desktop.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `bridge.invoke('who').then(({ url }) => url)`,
        ),
      null,
    );
    expect(told).toBe('app://fixture/index.html');
  });

  it('tells of its console and of a right click', async () => {
    const told = desktop.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const message = new Promise((resolve) =>
        contents?.once('console-message', ({ level, message }) => resolve([level, message])),
      );
      const menu = new Promise((resolve) =>
        contents?.once('context-menu', (_event, { isEditable, selectionText }) =>
          resolve([isEditable, selectionText]),
        ),
      );
      await contents?.executeJavaScript('console.warn("careful", 1)');
      await contents?.executeJavaScript(`(() => {
        const field = document.getElementById('field');
        field.setSelectionRange(0, 4);
        field.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
      })()`);
      return [await message, await menu];
    }, null);
    expect(await told).toEqual([
      ['warning', 'careful 1'],
      [true, 'some'],
    ]);
  });
});
