/** A window with one of our pages in it. Nothing else makes windows. */
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { PUSH } from '../../shared/channels.ts';
import type { PushName } from '../../shared/contract.ts';
import type { Log } from '../log.ts';
import { APP_NAME, PAGE_ORIGIN } from './identity.ts';
import { webPreferences } from './web-preferences.ts';

export interface PageDeps {
  log: Log;
  preload: string;
  devTools: boolean;
  /** The window's picture, where the system takes it from the window. */
  icon: string | undefined;
  /** True from the moment the app ends: windows then close rather than hide. */
  isEnding: () => boolean;
}

export interface Page {
  window: BrowserWindow;
  /**
   * Tells the page something; while it loads, the latest of each name is kept for it.
   * @param data as `shared/contract/pushes.ts` has it for the name
   */
  push(name: PushName, data: unknown): void;
}

/** A page that crashes more often than this in a minute is not loaded again by itself. */
const MOST_RELOADS = 3;
const RELOAD_WINDOW_MS = 60_000;

/** The colours behind a page until it has painted. */
const BACKGROUND = { light: '#ffffff', dark: '#171a1c' };

/** Opens a page in a window that is not shown yet. Closing it hides it, until the app ends. */
export function openPage(
  file: 'index.html' | 'quick-ask.html',
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>,
  { log, preload, devTools, icon, isEnding }: PageDeps,
): Page {
  const window = new BrowserWindow({
    title: APP_NAME,
    backgroundColor: BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    ...(icon ? { icon } : {}),
    ...options,
    show: false,
    webPreferences: webPreferences({ preload, devTools }),
  });
  const contents = window.webContents;
  const waiting = new Map<PushName, unknown>();
  let loaded = false;

  const load = (): void => {
    window.loadURL(`${PAGE_ORIGIN}/${file}`).catch((error: unknown) => {
      // A window that goes while it loads is no trouble.
      if (!window.isDestroyed()) log.error(`${file} did not load`, error);
    });
  };
  window.on('close', (event) => {
    if (isEnding()) return;
    event.preventDefault();
    hide(window);
  });
  contents.on('did-navigate', () => {
    loaded = false;
  });
  contents.on('did-finish-load', () => {
    loaded = true;
    for (const [name, data] of waiting) contents.send(PUSH, { name, data });
    waiting.clear();
  });
  reloadAfterCrash(window, file, load, log);
  load();

  return {
    window,
    push(name, data) {
      if (window.isDestroyed()) return;
      if (loaded) contents.send(PUSH, { name, data });
      else waiting.set(name, data);
    },
  };
}

/** On macOS a full screen that is hidden leaves a black one behind. */
function hide(window: BrowserWindow): void {
  if (process.platform !== 'darwin' || !window.isFullScreen()) {
    window.hide();
    return;
  }
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
}

function reloadAfterCrash(window: BrowserWindow, file: string, load: () => void, log: Log): void {
  let reloads: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error(`${file} is gone: ${reason} (${exitCode})`);
    const now = Date.now();
    reloads = reloads.filter((at) => now - at < RELOAD_WINDOW_MS);
    if (reloads.length >= MOST_RELOADS || window.isDestroyed()) return;
    reloads.push(now);
    load();
  });
}
