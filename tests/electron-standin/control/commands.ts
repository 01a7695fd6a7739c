/** What a test can see and do of the desktop around the app. */
import type { Point, Rectangle } from 'electron';
import type { StandIn } from '../create.ts';
import { clickEntry, entriesOf, type MenuEntry, type MenuPath, pressKeys } from '../desktop/menu-entries.ts';
import { createEvent } from '../event.ts';
import type { BrowserWindow } from '../window/browser-window.ts';

export interface WindowState {
  id: number;
  /** Chromium's id of its page. */
  targetId: string | null;
  url: string;
  title: string;
  visible: boolean;
  focused: boolean;
  minimized: boolean;
  maximized: boolean;
  alwaysOnTop: boolean;
  bounds: Rectangle;
}

interface TrayState {
  toolTip: string;
  menu: MenuEntry[];
}

export type Commands = ReturnType<typeof createCommands>;

export function createCommands({ electron, life, startedChromium, chromiumPid, desk }: StandIn) {
  const {
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
  } = desk;

  function window(id: number): BrowserWindow {
    const found = registry.all().find((each) => each.id === id);
    if (!found) throw new Error(`There is no window ${id}.`);
    return found;
  }
  const tray = () => nth([...trays], 0, 'tray');
  const notification = (place: number) => nth([...notifications], place, 'notification');

  return {
    /** Where Playwright connects; resolves once Chromium is there. */
    endpoint: async () => (await startedChromium()).endpoint,
    chromiumPid: (): number | null => chromiumPid() ?? null,
    windows: (): WindowState[] => registry.all().map(stateOf),
    /** A person closes, clicks, or drags a window. */
    closeWindow: (id: number) => window(id).close(),
    focusWindow: (id: number) => window(id).focus(),
    resizeWindow: (id: number, bounds: Partial<Rectangle>) => window(id).setBounds(bounds),
    minimizeWindow: (id: number) => window(id).minimize(),
    crashPage: (id: number) => window(id).contents.webContents.forcefullyCrashRenderer(),
    /** A person goes to another program. */
    blur: () => registry.focus(null),
    trays: (): TrayState[] => [...trays].map(({ toolTip, menu }) => ({ toolTip, menu: entriesOf(menu) })),
    clickTray: (event: 'click' | 'double-click' | 'right-click') => tray().act(event),
    clickTrayMenu: (path: MenuPath) => clickEntry(tray().menu, path),
    menu: (): MenuEntry[] => entriesOf(electron.Menu.getApplicationMenu()),
    clickMenu: (path: MenuPath) => clickEntry(electron.Menu.getApplicationMenu(), path),
    pressAccelerator: (accelerator: string): boolean =>
      pressKeys(electron.Menu.getApplicationMenu(), accelerator),
    /** The menus at the pointer so far. */
    popups: (): MenuEntry[][] => popups.map(entriesOf),
    clickPopup: (path: MenuPath) => clickEntry(popups.at(-1), path),
    shortcuts: shortcuts.held,
    pressShortcut: shortcuts.press,
    setShortcutTaken: shortcuts.setTaken,
    notifications: () => [...notifications].map(({ title, subtitle, body }) => ({ title, subtitle, body })),
    clickNotification: (place: number) => notification(place).click(),
    closeNotification: (place: number) => notification(place).close(),
    dialogs: dialogs.shown,
    answerDialog: dialogs.answer,
    handed: () => handed,
    entries: () => entries,
    readClipboard: () => desk.text.get(),
    writeClipboard: (text: string) => desk.text.set(text),
    setCursor: (point: Point) => screens.setCursor(point),
    setDisplays: (bounds: Rectangle[]) => screens.setDisplays(bounds),
    setSystemDark: (dark: boolean) => theme.setSystemDark(dark),
    setEncryption: (available: boolean) => safe.setAvailable(available),
    power: (event: string) => void electron.powerMonitor.emit(event),
    openUrl: (url: string) => void electron.app.emit('open-url', createEvent({}), url),
    activate: () =>
      void electron.app.emit(
        'activate',
        createEvent({}),
        registry.all().some((each) => each.isVisible()),
      ),
    quit: () => life.quit(),
    /** Ends the app at once, but with what belongs to it. */
    exit: () => life.exit(0),
    /** Runs a function's source in the main process, with Electron's module as its first argument. */
    evaluate: async (source: string, arg: unknown): Promise<unknown> => {
      const run: unknown = new Function(`return (${source})`)();
      return typeof run === 'function' ? run(electron, arg) : run;
    },
  };
}

function stateOf(window: BrowserWindow): WindowState {
  return {
    id: window.id,
    targetId: window.contents.targetId() ?? null,
    url: window.contents.webContents.getURL(),
    title: window.getTitle(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: window.isMinimized(),
    maximized: window.isMaximized(),
    alwaysOnTop: window.isAlwaysOnTop(),
    bounds: window.getBounds(),
  };
}

function nth<T>(all: T[], place: number, name: string): T {
  const found = all[place];
  if (!found) throw new Error(`There is no ${name} ${place}.`);
  return found;
}
