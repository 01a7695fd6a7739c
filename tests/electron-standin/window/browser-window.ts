/** Electron's BrowserWindow: a page of the headless Chromium, and a window that exists as far as the app can tell. */
import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  Rectangle,
  WebContents,
} from 'electron';
import type { Page } from '../chromium/browser.ts';
import { type Contents, createContents, type Surroundings } from '../contents/contents.ts';
import { createEvent } from '../event.ts';
import { standingFor } from '../standing-for.ts';
import { refuseWhatIsNotThere } from './preferences.ts';
import type { WindowRegistry } from './registry.ts';
import { createWindowState, type WindowState } from './state.ts';

type Part = Pick<
  ElectronWindow,
  | 'id'
  | 'webContents'
  | 'loadURL'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'blur'
  | 'isVisible'
  | 'isFocused'
  | 'isDestroyed'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'getNormalBounds'
  | 'getSize'
  | 'getPosition'
  | 'setBounds'
  | 'setSize'
  | 'setPosition'
  | 'setMinimumSize'
  | 'center'
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'setTitle'
  | 'getTitle'
  | 'setMenuBarVisibility'
  | 'isMenuBarVisible'
  | 'removeMenu'
  | 'setSkipTaskbar'
  | 'setBackgroundColor'
>;

export interface BrowserWindowDeps {
  registry: WindowRegistry<BrowserWindow>;
  around: Surroundings;
  openPage: () => Promise<Page>;
  closePage: (page: { targetId: string }) => void;
  /** The part of the first screen that windows may take up. */
  workArea: () => Rectangle;
  isDark: () => boolean;
  isReady: () => boolean;
  tellApp: (event: string, subject: unknown) => void;
}

export type BrowserWindow = InstanceType<ReturnType<typeof createBrowserWindowClass>>;

export function createBrowserWindowClass(deps: BrowserWindowDeps) {
  const { registry, around, workArea } = deps;
  let lastId = 0;

  return class BrowserWindow extends EventEmitter implements Part {
    readonly id = ++lastId;
    readonly contents: Contents;
    readonly #state: WindowState;
    #destroyed = false;
    #alwaysOnTop: boolean;
    #menuBar = true;
    #title: string;

    constructor(options: BrowserWindowConstructorOptions = {}) {
      super();
      if (!deps.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      const preferences = options.webPreferences ?? {};
      refuseWhatIsNotThere(preferences);
      this.#alwaysOnTop = options.alwaysOnTop ?? false;
      this.#title = options.title ?? '';
      this.contents = createContents(this.id, preferences, around);
      this.#state = createWindowState(options, {
        emit: (event) => this.emit(event),
        focus: () => this.focus(),
        blur: () => this.blur(),
        workArea,
        onResize: this.contents.resize,
      });
      this.contents.setDark(deps.isDark());
      this.contents.resize(this.getBounds());
      registry.add(this);
      deps.tellApp('web-contents-created', this.contents.webContents);
      deps.tellApp('browser-window-created', this);
      this.contents.webContents.once('destroyed', () => this.#gone());
      this.#tellWhenReadyToShow();
      this.#open();
      if (options.show !== false) this.show();
    }

    static getAllWindows = (): BrowserWindow[] => registry.all();
    static getFocusedWindow = (): BrowserWindow | null => registry.focused();
    static fromId = (id: number): BrowserWindow | null =>
      registry.all().find((each) => each.id === id) ?? null;
    static fromWebContents = ({ id }: Pick<WebContents, 'id'>): BrowserWindow | null =>
      BrowserWindow.fromId(id);

    get webContents(): WebContents {
      return standingFor<WebContents>(this.contents.webContents);
    }

    loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
    reload = (): void => this.webContents.reload();
    hide = (): void => this.#state.hide();
    minimize = (): void => this.#state.minimize();
    restore = (): void => this.#state.restore();
    maximize = (): void => this.#state.maximize();
    unmaximize = (): void => this.#state.unmaximize();
    setFullScreen = (wanted: boolean): void => this.#state.setFullScreen(wanted);
    setBounds = (bounds: Partial<Rectangle>): void => this.#state.setBounds(bounds);
    setSize = (width: number, height: number): void => this.setBounds({ width, height });
    setPosition = (x: number, y: number): void => this.setBounds({ x, y });
    setMinimumSize = (width: number, height: number): void => this.#state.setMinimumSize(width, height);
    getBounds = (): Rectangle => this.#state.bounds();
    getNormalBounds = (): Rectangle => this.#state.normalBounds();
    getSize = (): number[] => [this.getBounds().width, this.getBounds().height];
    getPosition = (): number[] => [this.getBounds().x, this.getBounds().y];
    isVisible = (): boolean => this.#state.visible;
    isFocused = (): boolean => registry.focused() === this;
    isDestroyed = (): boolean => this.#destroyed;
    isMinimized = (): boolean => this.#state.minimized;
    isMaximized = (): boolean => this.#state.maximized;
    isFullScreen = (): boolean => this.#state.fullScreen;
    isAlwaysOnTop = (): boolean => this.#alwaysOnTop;
    isMenuBarVisible = (): boolean => this.#menuBar;
    getTitle = (): string => this.#title;
    setVisibleOnAllWorkspaces = (): void => {};
    setSkipTaskbar = (): void => {};
    setBackgroundColor = (): void => {};
    removeMenu = (): void => this.setMenuBarVisibility(false);

    show(): void {
      this.showInactive();
      this.focus();
    }

    showInactive(): void {
      this.#alive();
      this.#state.show();
    }

    focus(): void {
      if (this.isVisible()) registry.focus(this);
    }

    blur(): void {
      if (this.isFocused()) registry.focus(null);
    }

    close(): void {
      this.#alive();
      const event = createEvent({});
      this.emit('close', event);
      if (event.defaultPrevented) this.emit('-close-prevented');
      else this.#closePage();
    }

    destroy(): void {
      this.#closePage();
      this.#gone();
    }

    center(): void {
      const area = workArea();
      const { width, height } = this.getBounds();
      this.setPosition(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
    }

    setAlwaysOnTop(flag: boolean): void {
      this.#alwaysOnTop = flag;
    }

    setTitle(title: string): void {
      this.#title = title;
    }

    setMenuBarVisibility(visible: boolean): void {
      this.#menuBar = visible;
    }

    #open(): void {
      deps.openPage().then(
        (page) => this.#attach(page),
        () => this.#gone(),
      );
    }

    #attach(page: Page): void {
      if (this.#destroyed) deps.closePage(page);
      else this.contents.attach(page);
    }

    #closePage(): void {
      const targetId = this.contents.targetId();
      if (targetId) deps.closePage({ targetId });
      else this.#gone();
    }

    /** As in Electron: once, after the page has painted for the first time; a page that paints nothing counts too. */
    #tellWhenReadyToShow(): void {
      const contents = this.contents.webContents;
      let told = false;
      const tell = (): void => {
        if (!told && !this.#destroyed) this.emit('ready-to-show');
        told = true;
      };
      contents.on('-first-paint', () => {
        if (contents.getURL() !== 'about:blank') tell();
      });
      contents.on('did-finish-load', tell);
    }

    #gone(): void {
      if (this.#destroyed) return;
      this.#destroyed = true;
      this.hide();
      this.contents.destroy();
      this.emit('closed');
      registry.remove(this);
    }

    #alive(): void {
      if (this.#destroyed) throw new TypeError('Object has been destroyed');
    }
  };
}
