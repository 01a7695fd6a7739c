/** Navigations that a page wants: the app's listeners decide before any request goes out. */
import type { Session } from '../chromium/connection.ts';
import { createEvent } from '../event.ts';
import type { Addresses } from './addresses.ts';
import type { Frame, FrameTree } from './frames.ts';

export interface Navigations {
  /** @returns whether a request for a document may go out, or be redirected where it was */
  mayRequest(frameId: string, url: string, redirected: boolean): boolean;
  /** @returns whether the app lets a frame go to an address of whatever kind */
  mayGo(frame: Frame, url: string): boolean;
}

export interface NavigationDeps {
  session: Session;
  frames: FrameTree;
  addresses: Addresses;
  emit: (name: string, ...args: unknown[]) => void;
}

export function createNavigations({ session, frames, addresses, emit }: NavigationDeps): Navigations {
  /** What pages asked for and has not gone out yet, by frame; what the app itself loads is not among it. */
  const wanted = new Map<string, string>();

  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => wanted.set(frameId, url));
  session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
    const isSameDocument = navigationType === 'sameDocument' || navigationType === 'historySameDocument';
    const frame = frames.get(frameId);
    tell('did-start-navigation', frame, addresses.toApp(url), {
      isSameDocument,
      isMainFrame: frames.isMain(frameId),
    });
  });

  function tell(
    name: string,
    frame: Frame | undefined,
    url: string,
    kind: { isSameDocument: boolean; isMainFrame: boolean },
  ): boolean {
    const event = createEvent({ url, frame: frame ?? null, initiator: null, ...kind });
    emit(name, event, url, kind.isSameDocument, kind.isMainFrame, 1, frame?.routingId ?? 1);
    return !event.defaultPrevented;
  }

  function mayGo(frame: Frame | undefined, url: string): boolean {
    const isMainFrame = !frame?.parent;
    const kind = { isSameDocument: false, isMainFrame };
    if (!tell('will-frame-navigate', frame, url, kind)) return false;
    return !isMainFrame || tell('will-navigate', frame, url, kind);
  }

  return {
    mayRequest(frameId, url, redirected) {
      const frame = frames.get(frameId);
      const byPage = wanted.get(frameId) === url;
      wanted.delete(frameId);
      const address = addresses.toApp(url);
      if (redirected) {
        return tell('will-redirect', frame, address, {
          isSameDocument: false,
          isMainFrame: frames.isMain(frameId),
        });
      }
      return !byPage || mayGo(frame, address);
    },
    mayGo,
  };
}
