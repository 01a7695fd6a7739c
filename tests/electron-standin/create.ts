/** The composition of the stand-in: builds every part of Electron's API that the app uses, and wires them. */
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { type AppDeps, createApp, type SystemEntries } from './app/app.ts';
import { createCommandLine } from './app/command-line.ts';
import { createLife } from './app/life.ts';
import { localeOf, systemLanguages } from './app/locale.ts';
import { createInstanceLock } from './app/lock.ts';
import { readManifest } from './app/manifest.ts';
import { createPaths } from './app/paths.ts';
import { createRelauncher } from './app/relaunch.ts';
import { type Chromium, startChromium } from './chromium/browser.ts';
import { createAddresses } from './contents/addresses.ts';
import { denyDownloads } from './contents/downloads.ts';
import { createIpc } from './contents/ipc-main.ts';
import { createPermissions } from './contents/permissions.ts';
import { createSchemes } from './contents/protocol.ts';
import { createSessions } from './contents/session.ts';
import { createWebRequests } from './contents/web-request.ts';
import { createClipboard } from './desktop/clipboard.ts';
import { createCrashReporter } from './desktop/crash-reporter.ts';
import { createDialogs } from './desktop/dialogs.ts';
import { createNativeImages } from './desktop/image.ts';
import { createMenuClasses, type Menu } from './desktop/menu.ts';
import { createNotificationClass, type ShownNotification } from './desktop/notifications.ts';
import { createSafe } from './desktop/safe-storage.ts';
import { createScreens } from './desktop/screen.ts';
import { createShell } from './desktop/shell.ts';
import { createShortcuts } from './desktop/shortcuts.ts';
import { createTheme } from './desktop/theme.ts';
import { createTrayClass, type ShownTray } from './desktop/tray.ts';
import { createEvent } from './event.ts';
import type { StartOptions } from './options.ts';
import { type BrowserWindow, createBrowserWindowClass } from './window/browser-window.ts';
import { createWindowRegistry } from './window/registry.ts';

export type StandIn = ReturnType<typeof createStandIn>;

export function createStandIn({ app: given, entry, args, resources }: StartOptions) {
  const manifest = readManifest(entry);
  const commandLine = createCommandLine(args);
  const languages = systemLanguages(process.env);
  let name = manifest.name;
  const naming: AppDeps['naming'] = {
    get: () => name,
    set: (wanted) => {
      name = wanted;
    },
  };
  const paths = createPaths(naming.get, entry, commandLine.getSwitchValue('user-data-dir') || undefined);
  const profile = () => join(paths.get('userData'), 'standin-chromium');

  const emitter = new EventEmitter();
  const emit = (event: string, ...rest: unknown[]): boolean => emitter.emit(event, ...rest);
  const lock = createInstanceLock(({ argv, workingDirectory, additionalData }) =>
    emit('second-instance', createEvent({}), argv, workingDirectory, additionalData),
  );
  const registry = createWindowRegistry<BrowserWindow>({
    tellApp: (event, window) => emit(event, createEvent({}), window),
    onAllClosed: () => life.allWindowsClosed(),
  });
  const relauncher = createRelauncher(resources !== undefined ? given : undefined);
  let chromium: Promise<Chromium> | undefined;
  let chromiumProcess: ChildProcess | undefined;
  let browser: Chromium | undefined;
  const life = createLife({
    emit,
    hasListeners: (event) => emitter.listenerCount(event) > 0,
    windows: registry.all,
    async end(code) {
      await Promise.all([lock.told(), chromium?.then((started) => started.close()).catch(() => {})]);
      lock.release();
      relauncher.start();
      process.exit(code);
    },
  });
  process.once('exit', () => {
    chromiumProcess?.kill('SIGKILL');
    lock.release();
  });
  const entries: SystemEntries = {
    loginItem: { openAtLogin: false, args: [] },
    protocols: [],
    appUserModelId: '',
    aboutPanel: { options: {}, shown: 0 },
    badge: 0,
  };
  const app = createApp({
    emitter,
    life,
    lock: { ...lock, take: takeLock },
    paths,
    manifest,
    naming,
    commandLine,
    languages,
    packaged: resources !== undefined,
    entries,
    relaunch: relauncher.ask,
  });

  const addresses = createAddresses();
  const schemes = createSchemes(addresses, life.isReady);
  const webRequests = createWebRequests();
  const permissions = createPermissions(() => browser?.session);
  const sessions = createSessions({ permissions, schemes, webRequests, isReady: life.isReady });
  const ipc = createIpc();
  const { clipboard, text } = createClipboard();
  const { shell, handed } = createShell();
  const dialogs = createDialogs();
  const screens = createScreens();
  const shortcuts = createShortcuts(life.isReady);
  const safe = createSafe(() => join(paths.get('userData'), 'standin-key'), life.isReady);
  const theme = createTheme((dark) => {
    for (const window of registry.all()) window.contents.setDark(dark);
  });
  const closePage = ({ targetId }: { targetId: string }): void =>
    browser?.session.post('Target.closeTarget', { targetId });
  const windowClass = createBrowserWindowClass({
    registry,
    around: {
      addresses,
      schemes,
      webRequests,
      permissions,
      ipc,
      clipboard: text,
      session: () => sessions.session.defaultSession,
      openExternal: (url) => void handed.external.push(url),
    },
    openPage: async () => (await startedChromium()).openPage(),
    closePage,
    workArea: () => screens.screen.getPrimaryDisplay().workArea,
    isDark: () => theme.nativeTheme.shouldUseDarkColors,
    isReady: life.isReady,
    tellApp: (event, subject) => emit(event, createEvent({}), subject),
  });
  const popups: Menu[] = [];
  const { Menu: MenuClass, MenuItem } = createMenuClasses({
    target: {
      appName: naming.get(),
      quit: life.quit,
      showAboutPanel: () => app.showAboutPanel(),
      window: registry.focused,
    },
    onPopup: (menu) => void popups.push(menu),
  });
  const trays = new Set<ShownTray>();
  const notifications = new Set<ShownNotification>();

  function pageOf(frameId: string) {
    return registry.all().find(({ contents }) => contents.targetId() === frameId)?.contents.webContents;
  }

  /** Lets Chromium start while the app's own code is still being read. */
  function startEarly(): void {
    const folder = commandLine.getSwitchValue('user-data-dir');
    if (folder && !lock.isTaken(folder)) startedChromium().catch(() => {});
  }

  function takeLock(...start: Parameters<typeof lock.take>): boolean {
    const taken = lock.take(...start);
    // This instance stays: Chromium may start while the app does.
    if (taken) startedChromium().catch(() => {});
    return taken;
  }

  function startedChromium(): Promise<Chromium> {
    chromium ??= startChromium({
      profile: profile(),
      language: commandLine.getSwitchValue('lang') || localeOf(languages[0] ?? 'en-US'),
      onProcess: (child) => {
        chromiumProcess = child;
      },
      onPopup: closePage,
    }).then((started) => {
      browser = started;
      denyDownloads({ browser: started.session, addresses, emitter: sessions.emitter, pageOf });
      return started;
    });
    return chromium;
  }

  return {
    electron: {
      app,
      BrowserWindow: windowClass,
      Menu: MenuClass,
      MenuItem,
      Tray: createTrayClass(trays, life.isReady),
      Notification: createNotificationClass(notifications),
      ipcMain: ipc.ipcMain,
      protocol: schemes.protocol,
      session: sessions.session,
      globalShortcut: shortcuts.globalShortcut,
      shell,
      dialog: dialogs.dialog,
      screen: screens.screen,
      nativeTheme: theme.nativeTheme,
      nativeImage: createNativeImages(),
      clipboard,
      powerMonitor: new EventEmitter(),
      crashReporter: createCrashReporter(),
      safeStorage: safe.safeStorage,
    },
    life,
    lock,
    startEarly,
    startedChromium,
    chromiumPid: () => chromiumProcess?.pid,
    desk: {
      registry,
      trays,
      notifications,
      popups,
      shortcuts,
      dialogs,
      screens,
      theme,
      safe,
      handed,
      entries,
      text,
      addresses,
    },
  };
}
