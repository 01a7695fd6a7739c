/** Windows, their bridge, and all that is around them, wired together; there is one for the app's life. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, globalShortcut, ipcMain, shell as system } from 'electron';
import type { Result } from '../../shared/errors.ts';
import type { CallOptions } from '../api/dispatch.ts';
import type { Events } from '../events.ts';
import type { Log } from '../log.ts';
import type { Desktop } from '../services/desktop.ts';
import { giveContextMenu } from './context-menu.ts';
import { createDesktop } from './desktop.ts';
import { windowIcon } from './icons.ts';
import type { Installation } from './installation.ts';
import { serveIpc } from './ipc.ts';
import { createLinkOpener } from './links.ts';
import { createLoginItem } from './login-item.ts';
import { createMainWindow } from './main-window.ts';
import { createNotices } from './notifications.ts';
import type { PageDeps } from './page.ts';
import { createQuickAsk, type QuickAsk } from './quick-ask.ts';
import { createShortcut } from './shortcut.ts';
import type { StartRequest } from './start-request.ts';
import { createSurroundings } from './surroundings.ts';
import { createWindowMemory } from './window-state.ts';

export interface ShellDeps {
  /** The folder with `out` and `resources`. */
  root: string;
  log: Log;
  events: Events;
  version: string;
  /** The folder for what belongs to the windows. */
  userFolder: string;
  /** The folder with the database. */
  dataFolder: string;
  /** As the dispatcher of `main/api`; calls before the app has been opened wait for it. */
  dispatch: (name: string, input: unknown, options?: CallOptions) => Promise<Result<unknown>>;
  installation: Installation;
  isEnding: () => boolean;
}

export interface Shell {
  desktop: Desktop;
  /** Shows what a start of the program asks for. */
  show(request: StartRequest): void;
  /** Fits language, theme and tray to what the opened app says. */
  settle(): Promise<void>;
}

/** To be called once Electron is ready. */
export function createShell(deps: ShellDeps): Shell {
  const { root, log, events, version, userFolder, dataFolder, dispatch, installation, isEnding } = deps;
  const pages: PageDeps = {
    log,
    preload: join(root, 'out', 'preload', 'index.cjs'),
    devTools: !installation.packaged,
    icon: windowIcon(root),
    isEnding,
  };
  let made: QuickAsk | undefined;
  const quickAsk = (): QuickAsk => {
    made ??= createQuickAsk(pages);
    return made;
  };
  const mainWindow = createMainWindow({
    ...pages,
    memory: createWindowMemory(join(userFolder, 'window.json')),
    // The quick ask waits for its turn, so that the first window is there the sooner.
    onFirstLoad: quickAsk,
  });
  const shortcut = createShortcut({
    globalShortcut,
    wayland: process.env.XDG_SESSION_TYPE === 'wayland',
    log,
    onPress: () => quickAsk().toggle(),
  });
  const surroundings = createSurroundings({
    root,
    developer: !installation.packaged,
    shortcut,
    menu: { show: mainWindow.show, openDataFolder: () => void system.openPath(dataFolder) },
    tray: {
      quickAsk: () => quickAsk().show(),
      open: () => mainWindow.show(),
      newTicket: () => mainWindow.show({ screen: 'new_ticket' }),
      setStartAtLogin: (wanted) => dispatch('settings.update', { start_at_login: wanted }),
      quit: () => app.quit(),
    },
  });
  const { texts } = surroundings;
  const desktop = createDesktop({
    log,
    version,
    dataFolder,
    downloadsFolder: app.getPath('downloads'),
    dialog,
    shell: system,
    mainWindow,
    quickAsk,
    shortcut,
    loginItem: createLoginItem({
      app,
      installation,
      configFolder: process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
    }),
    openLink: createLinkOpener({ dialog, shell: system, texts }),
    texts,
    onApplied: surroundings.settled,
  });

  app.on('web-contents-created', (_event, contents) => giveContextMenu(contents, texts));
  serveIpc({
    ipcMain,
    dispatch,
    onEnd: createNotices({
      texts,
      isWatched: (page) => BrowserWindow.fromWebContents(page)?.isFocused() ?? false,
      openSession: (id) => mainWindow.show({ screen: 'ask', session_id: id }),
    }),
  });
  events.onAny((name, data) => {
    surroundings.take(name, data);
    for (const page of [mainWindow.page(), made?.page()]) page?.push(name, data);
  });

  return {
    desktop,
    show(request) {
      if (request.show === 'main') mainWindow.show(request.place);
      if (request.show === 'quick-ask') quickAsk().show();
      if (request.show === 'nothing') quickAsk();
    },
    async settle() {
      const [model, preferences] = await Promise.all([
        dispatch('model.get', {}),
        dispatch('preferences.get', {}),
      ]);
      if (model.ok) surroundings.take('model.changed', model.value);
      if (preferences.ok) surroundings.take('preferences.changed', preferences.value);
    },
  };
}
