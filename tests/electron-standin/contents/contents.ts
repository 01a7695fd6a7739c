/** One page as the main process holds it: what stands for Electron's WebContents. */
import type { EventEmitter } from 'node:events';
import type { Session as ElectronSession, WebContents, WebFrameMain, WebPreferences } from 'electron';
import type { Page } from '../chromium/browser.ts';
import type { Session } from '../chromium/connection.ts';
import { createEvent } from '../event.ts';
import { standingFor } from '../standing-for.ts';
import { withEvents } from '../with-events.ts';
import type { Addresses } from './addresses.ts';
import { hearConsole } from './console.ts';
import { createEditing, type Editing } from './editing.ts';
import { createFrameTree, type FrameTree } from './frames.ts';
import type { Ipc } from './ipc-main.ts';
import { createLoading, type Loading } from './loading.ts';
import { createNavigations, type Navigations } from './navigation.ts';
import { hearPage } from './page-messages.ts';
import type { Permissions } from './permissions.ts';
import { createPopups } from './popups.ts';
import { ISOLATED_WORLD, installScripts, pageNames } from './preload.ts';
import type { Schemes } from './protocol.ts';
import { decideRequests } from './requests.ts';
import type { WebRequests } from './web-request.ts';

type Part = Pick<
  WebContents,
  | 'id'
  | 'session'
  | 'mainFrame'
  | 'send'
  | 'loadURL'
  | 'reload'
  | 'getURL'
  | 'getType'
  | 'isLoading'
  | 'isDestroyed'
  | 'isCrashed'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setZoomLevel'
  | 'getZoomLevel'
  | 'executeJavaScript'
  | 'openDevTools'
  | 'closeDevTools'
  | 'isDevToolsOpened'
  | 'toggleDevTools'
  | 'forcefullyCrashRenderer'
  | keyof Editing
>;

export interface Contents {
  webContents: Part & EventEmitter;
  /** Connects it with the page that Chromium made for it, still before its first request. */
  attach(page: Page): void;
  /** Chromium's id of the page, once there is one. */
  targetId(): string | undefined;
  /** @param size in points, of the visible page */
  resize(size: { width: number; height: number }): void;
  setDark(dark: boolean): void;
  destroy(): void;
}

/** What all pages of the app share. */
export interface Surroundings {
  addresses: Addresses;
  schemes: Schemes;
  webRequests: WebRequests;
  permissions: Permissions;
  ipc: Ipc;
  clipboard: { get(): string; set(text: string): void };
  session: () => ElectronSession;
  /** A page hands an address to the system, such as `mailto:`. */
  openExternal: (url: string) => void;
}

interface Live {
  page: Page;
  frames: FrameTree;
  loading: Loading;
  navigations: Navigations;
}

export function createContents(id: number, preferences: WebPreferences, around: Surroundings): Contents {
  const { addresses, permissions, clipboard } = around;
  const attached = Promise.withResolvers<Live>();
  attached.promise.catch(() => {});
  let live: Live | undefined;
  let destroyed = false;
  let crashed = false;
  let devTools = false;
  let zoom = preferences.zoomFactor ?? 1;
  let size = { width: 800, height: 600 };
  let dark = false;
  const session = (): Session | undefined => live?.page.session;
  const emit = (name: string, ...args: unknown[]): void => void webContents.emit(name, ...args);
  const popups = createPopups(addresses);

  const part: Part = {
    id,
    get session() {
      return around.session();
    },
    get mainFrame() {
      return standingFor<WebFrameMain>(live?.frames.main() ?? {});
    },
    send: (channel, ...args) => live?.frames.main()?.send(channel, ...args),
    loadURL: async (url) => (await attached.promise).loading.load(url),
    reload: () => live?.loading.reload(),
    getURL: () => live?.frames.main()?.url ?? '',
    getType: () => 'window',
    isLoading: () => live?.loading.isLoading() ?? false,
    isDestroyed: () => destroyed,
    isCrashed: () => crashed,
    setWindowOpenHandler: popups.setHandler,
    setZoomFactor(factor) {
      zoom = factor;
      showSize();
    },
    getZoomFactor: () => zoom,
    setZoomLevel: (level) => part.setZoomFactor(1.2 ** level),
    getZoomLevel: () => Math.log(zoom) / Math.log(1.2),
    async executeJavaScript(code, userGesture) {
      return (await attached.promise).frames.main()?.executeJavaScript(code, userGesture);
    },
    openDevTools() {
      devTools = preferences.devTools !== false;
    },
    closeDevTools() {
      devTools = false;
    },
    isDevToolsOpened: () => devTools,
    toggleDevTools: () => (devTools ? part.closeDevTools() : part.openDevTools()),
    forcefullyCrashRenderer: () => session()?.post('Page.crash'),
    ...createEditing(session, clipboard),
  };
  const webContents = withEvents(part);
  const asElectron = standingFor<WebContents>(webContents);

  function attach(page: Page): void {
    const { session, targetId } = page;
    const names = pageNames();
    const frames = createFrameTree({
      session,
      addresses,
      mainFrameId: targetId,
      worldName: ISOLATED_WORLD,
      deliverName: names.deliver,
    });
    const navigations = createNavigations({ session, frames, addresses, emit });
    const loading = createLoading({ session, mainFrameId: targetId, addresses, emit });
    session.post('Page.enable');
    session.post('Page.setLifecycleEventsEnabled', { enabled: true });
    session.post('Runtime.enable');
    session.post('Inspector.enable');
    session.post('Emulation.setFocusEmulationEnabled', { enabled: true });
    hearPage({
      ...around,
      session,
      binding: names.binding,
      contents: asElectron,
      frames,
      onOpen: popups.refuse,
      mayNavigate: (frame, url) => {
        if (!navigations.mayGo(frame, url)) return { go: false };
        if (addresses.knows(addresses.schemeOf(url))) return { go: true, instead: addresses.toPage(url) };
        if (/^(blob|data|javascript):/.test(url)) return { go: true };
        offerOutside(url, frame.origin, frame.parent === null);
        return { go: false };
      },
      onContextMenu: (params) => emit('context-menu', createEvent({}), params),
      onPreloadError: preloadError,
    });
    decideRequests({ ...around, session, contents: asElectron, frames, navigations });
    hearConsole(session, emit);
    popups.watch(session);
    installScripts(session, preferences, names, preloadError);
    session.on('Inspector.targetCrashed', () => {
      crashed = true;
      emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 5 });
    });
    session.on('Page.frameNavigated', () => {
      crashed = false;
    });
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === targetId && name === 'firstPaint') emit('-first-paint');
    });
    const now = { page, frames, loading, navigations };
    live = now;
    showSize();
    showTheme();
    session.post('Runtime.runIfWaitingForDebugger');
    page.gone.then(destroy);
    // What is asked for last is answered last: the page then tells of all that happens in it.
    session.send('Page.getFrameTree').then(() => attached.resolve(now), attached.reject);
  }

  async function offerOutside(url: string, origin: string, isMainFrame: boolean): Promise<void> {
    const asker = {
      contents: asElectron,
      permission: 'openExternal',
      url: part.getURL(),
      origin,
      isMainFrame,
    };
    const granted = await permissions.request({ ...asker, pageOrigin: addresses.toPage(origin) });
    if (granted) around.openExternal(url);
  }

  function preloadError(error: Error): void {
    const path = preferences.preload ?? '';
    process.stderr.write(`Unable to load preload script: ${path}\n${error.stack}\n`);
    emit('preload-error', createEvent({}), path, error);
  }

  function showSize(): void {
    session()?.post('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / zoom),
      height: Math.round(size.height / zoom),
      deviceScaleFactor: zoom,
      mobile: false,
    });
  }

  function showTheme(): void {
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    session()?.post('Emulation.setEmulatedMedia', { features });
  }

  function destroy(): void {
    if (destroyed) return;
    destroyed = true;
    attached.reject(new Error('Object has been destroyed'));
    emit('destroyed');
  }

  return {
    webContents,
    attach,
    targetId: () => live?.page.targetId,
    resize(wanted) {
      size = wanted;
      showSize();
    },
    setDark(wanted) {
      dark = wanted;
      showTheme();
    },
    destroy,
  };
}
