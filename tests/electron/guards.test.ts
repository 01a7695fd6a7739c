import { EventEmitter } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session, WebContents, WindowOpenHandlerResponse } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../main/electron/guards.ts';
import { webPreferences } from '../../main/electron/web-preferences.ts';

const PAGE = 'app://deskside/index.html#/tickets';

/** A page's WebContents as far as the guards know it. */
class Contents extends EventEmitter {
  open: () => WindowOpenHandlerResponse = () => ({ action: 'allow' });
  getURL = () => PAGE;
  setWindowOpenHandler(handler: () => WindowOpenHandlerResponse): void {
    this.open = handler;
  }
  /** Whether the event was prevented. */
  stops(event: string, details: object = {}): boolean {
    let stopped = false;
    this.emit(event, { ...details, preventDefault: () => (stopped = true) });
    return stopped;
  }
}

function guarded(): Contents {
  const contents = new Contents();
  guardContents(contents as unknown as WebContents);
  return contents;
}

describe('a page (S5)', () => {
  it.each([
    'https://example.org/',
    'file:///etc/passwd',
    'app://deskside/quick-ask.html',
    'app://deskside/index.html?x',
    'app://other/index.html',
    'about:blank',
    'data:text/html,x',
  ])('cannot go to %s', (url) => {
    const details = { url, isMainFrame: true, isSameDocument: false };
    expect(guarded().stops('will-navigate', details)).toBe(true);
    expect(guarded().stops('will-frame-navigate', details)).toBe(true);
  });

  it('can move within itself and load itself again', () => {
    const again = { url: 'app://deskside/index.html', isMainFrame: true, isSameDocument: false };
    expect(guarded().stops('will-navigate', again)).toBe(false);
    expect(guarded().stops('will-frame-navigate', { ...again, isSameDocument: true })).toBe(false);
    expect(guarded().stops('will-frame-navigate', { ...again, isMainFrame: false })).toBe(true);
  });

  it('cannot be redirected, embed a guest, open a window or hold up quitting', () => {
    const contents = guarded();
    expect(contents.stops('will-redirect', { url: PAGE })).toBe(true);
    expect(contents.stops('will-attach-webview')).toBe(true);
    expect(contents.stops('will-prevent-unload')).toBe(true);
    expect(contents.open()).toEqual({ action: 'deny' });
  });
});

describe('permissions (S4)', () => {
  type Ask = (
    contents: null,
    permission: string,
    callback: (granted: boolean) => void,
    details: object,
  ) => void;
  type Check = (contents: null, permission: string, origin: string, details: object) => boolean;

  function session() {
    let ask: Ask = () => {};
    let check: Check = () => true;
    const fake = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (handler: Ask) => {
        ask = handler;
      },
      setPermissionCheckHandler: (handler: Check) => {
        check = handler;
      },
      setSpellCheckerEnabled() {},
    });
    guardSession(fake as unknown as Session);
    return {
      fake,
      asks(permission: string, requestingUrl: string, isMainFrame = true): boolean {
        let granted = false;
        ask(null, permission, (answer) => (granted = answer), { requestingUrl, isMainFrame });
        return granted;
      },
      checks: (permission: string, origin: string, isMainFrame = true) =>
        check(null, permission, origin, { isMainFrame }),
    };
  }

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'display-capture',
    'fullscreen',
    'openExternal',
    'usb',
    'hid',
    'serial',
    'fileSystem',
    'unknown',
  ])('%s is denied to our own page', (permission) => {
    const { asks, checks } = session();
    expect(asks(permission, PAGE)).toBe(false);
    expect(checks(permission, 'app://deskside/')).toBe(false);
  });

  it('text may be put on the clipboard, by our own top page alone', () => {
    const { asks, checks } = session();
    expect(asks('clipboard-sanitized-write', PAGE)).toBe(true);
    expect(checks('clipboard-sanitized-write', 'app://deskside/')).toBe(true);
    expect(asks('clipboard-sanitized-write', PAGE, false)).toBe(false);
    expect(checks('clipboard-sanitized-write', 'app://deskside/', false)).toBe(false);
    expect(asks('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(checks('clipboard-sanitized-write', '')).toBe(false);
  });

  it('nothing is downloaded', () => {
    let stopped = false;
    session().fake.emit('will-download', { preventDefault: () => (stopped = true) });
    expect(stopped).toBe(true);
  });
});

describe('every window (S1)', () => {
  it('is sandboxed and isolated, with nothing of Node and nothing experimental', () => {
    expect(webPreferences({ preload: '/p.cjs', devTools: false })).toMatchObject({
      preload: '/p.cjs',
      devTools: false,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
    });
  });

  it('is made in one place, with these and nothing over them', async () => {
    const folder = join(import.meta.dirname, '..', '..', 'main');
    const makers: string[] = [];
    const given: string[] = [];
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const source = await readFile(join(folder, file), 'utf8');
      if (/new (BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b/.test(source)) makers.push(file);
      given.push(...(source.match(/\bwebPreferences:.*/g) ?? []));
    }
    expect(makers).toEqual([join('electron', 'page.ts')]);
    expect(given).toEqual(['webPreferences: webPreferences({ preload, devTools }),']);
  });
});
