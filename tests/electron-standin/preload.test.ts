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

describe('a sandboxed preload', () => {
  it('runs before there is a document', async () => {
    expect(await page.evaluate('bridge.early')).toBe('before the document');
  });

  it('may require a few modules and no others', async () => {
    expect(await page.evaluate('bridge.modules()')).toEqual({
      electron: 'object',
      events: 'function',
      timers: 'object',
      url: 'object',
      'node:events': 'function',
      fs: 'threw: module not found: fs',
      child_process: 'threw: module not found: child_process',
      './other.cjs': 'threw: module not found: ./other.cjs',
    });
  });

  it('has a limited process and no other globals of Node', async () => {
    expect(await page.evaluate('bridge.globals()')).toEqual({
      process: ['renderer', true, process.platform, 'undefined', 'undefined'],
      global: 'undefined',
      dirname: 'undefined',
      module: 'object',
    });
  });

  it('runs in every document of the main frame, and in no other frame', async () => {
    const child = page.frames().find((frame) => frame.url().endsWith('/frame.html'));
    expect(await child?.evaluate('[typeof bridge, typeof preloadRuns]')).toEqual(['undefined', 'undefined']);
    await desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://fixture/other.html'),
      null,
    );
    expect(await page.evaluate('[document.title, preloadRuns]')).toEqual(['Other', 'top']);
    await desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://fixture/index.html'),
      null,
    );
  });

  it('that throws is reported, and the page goes on without', async () => {
    const told = await desktop.evaluate(async ({ BrowserWindow, app }) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      const preload = `${app.getPath('userData')}/broken.cjs`;
      writeFileSync(preload, 'window.before = 1; throw new TypeError("broken preload");');
      const window = new BrowserWindow({ show: false, webPreferences: { preload } });
      const error = new Promise<string>((resolve) =>
        window.webContents.once('preload-error', (_event, path, { message }) =>
          resolve(`${path === preload} ${message}`),
        ),
      );
      await window.loadURL('app://fixture/frame.html');
      const title = await window.webContents.executeJavaScript('document.title');
      window.destroy();
      return [await error, title];
    }, null);
    expect(told).toEqual(['true broken preload', 'Frame']);
  });

  it('as an ES module is no script, and is reported', async () => {
    const told = await desktop.evaluate(async ({ BrowserWindow, app }) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      const preload = `${app.getPath('userData')}/module.mjs`;
      writeFileSync(preload, 'import { contextBridge } from "electron";');
      const window = new BrowserWindow({ show: false, webPreferences: { preload } });
      const error = await new Promise<string>((resolve) =>
        window.webContents.once('preload-error', (_event, _path, { message }) => resolve(message)),
      );
      window.destroy();
      return error;
    }, null);
    expect(told).toBe('Cannot use import statement outside a module');
  });

  it('needs the sandbox and a world of its own: windows without are refused', async () => {
    const told = await desktop.evaluate(({ BrowserWindow }) => {
      const attempt = (webPreferences: object) => {
        try {
          new BrowserWindow({ show: false, webPreferences }).destroy();
          return 'made';
        } catch (error) {
          return String(error);
        }
      };
      return [{ sandbox: false }, { contextIsolation: false }, { nodeIntegration: true }].map(attempt);
    }, null);
    expect(told.map((words) => words.split('webPreferences.')[1])).toEqual([
      'sandbox other than the default.',
      'contextIsolation other than the default.',
      'nodeIntegration other than the default.',
    ]);
  });
});

describe('a preload for all frames', () => {
  it('runs in each, and each call tells its own frame', async () => {
    const everywhere = await launchFixture({ args: ['--every-frame'] });
    try {
      const main = await everywhere.mainWindow();
      const child = main.frames().find((frame) => frame.url().endsWith('/frame.html'));
      expect(await child?.evaluate('preloadRuns')).toBe('frame');
      expect(await child?.evaluate(`bridge.invoke('who')`)).toEqual({
        url: 'app://fixture/frame.html',
        origin: 'app://fixture',
        top: 'app://fixture/index.html',
        parent: 'app://fixture/index.html',
        main: false,
      });
      // A frame of the same origin may call its parent's bridge, and then counts as the parent: as in Electron.
      expect(await child?.evaluate(`parent.bridge.invoke('who')`)).toMatchObject({ main: true });
    } finally {
      await everywhere.close();
    }
  });
});
