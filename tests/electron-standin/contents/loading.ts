/** Loading a page, and the events that tell how it goes. */
import type { Session } from '../chromium/connection.ts';
import { createEvent } from '../event.ts';
import type { Addresses } from './addresses.ts';

export interface Loading {
  /** @throws Error as Electron words it, such as `ERR_FAILED (-2) loading 'app://deskside/'` */
  load(url: string): Promise<void>;
  reload(): void;
  isLoading(): boolean;
}

export interface LoadingDeps {
  session: Session;
  /** Chromium's id of the main frame. */
  mainFrameId: string;
  addresses: Addresses;
  emit: (name: string, ...args: unknown[]) => void;
}

/** Chromium's numbers of the errors a page's loading ends with here. */
const CODES: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_UNSAFE_PORT: -312,
};

export function createLoading({ session, mainFrameId, addresses, emit }: LoadingDeps): Loading {
  let loading = false;
  let isErrorPage = false;
  let lastLoaded = '';
  const waiting = new Map<string, () => void>();
  const event = () => createEvent({});

  session.on('Page.frameStartedLoading', ({ frameId }) => {
    if (frameId !== mainFrameId || loading) return;
    loading = true;
    emit('did-start-loading');
  });
  session.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (frameId !== mainFrameId || !loading) return;
    loading = false;
    emit('did-stop-loading');
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId) return;
    isErrorPage = frame.unreachableUrl !== undefined;
    if (!isErrorPage) emit('did-navigate', event(), addresses.toApp(frame.url), 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    emit('did-navigate-in-page', event(), addresses.toApp(url), frameId === mainFrameId, 1, 1);
  });
  session.on('Page.domContentEventFired', () => emit('dom-ready'));
  session.on('Page.loadEventFired', () => {
    if (!isErrorPage) emit('did-finish-load');
  });
  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    if (frameId !== mainFrameId || name !== 'load') return;
    lastLoaded = loaderId;
    waiting.get(loaderId)?.();
    waiting.delete(loaderId);
  });

  function fail(errorText: string, url: string): never {
    const name = errorText.replace(/^net::/, '');
    const code = CODES[name] ?? -2;
    emit('did-fail-load', event(), code, name, url, true, 1, 1);
    throw Object.assign(new Error(`${name} (${code}) loading '${url}'`), { code: name, errno: code, url });
  }

  return {
    async load(url) {
      const target = addresses.toPage(url);
      if (!URL.canParse(target)) fail('ERR_INVALID_URL', url);
      const { errorText, loaderId } = await session.send('Page.navigate', { url: target });
      if (errorText) fail(errorText, url);
      // Without a loader the page is the same, only elsewhere in it.
      if (!loaderId || loaderId === lastLoaded) return;
      await new Promise<void>((resolve) => waiting.set(loaderId, resolve));
    },
    reload: () => session.post('Page.reload'),
    isLoading: () => loading,
  };
}
