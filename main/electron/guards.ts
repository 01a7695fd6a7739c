/** Keeps every page where it is: no navigation, no window, no frame, no guest, no download, no permission. */
import type { Event, Session, WebContents } from 'electron';
import { isOurUrl } from './identity.ts';

/** To be called for every WebContents that comes to be. */
export function guardContents(contents: WebContents): void {
  const stay = (event: Event<{ url: string; isMainFrame: boolean; isSameDocument: boolean }>): void => {
    const reloads = event.isMainFrame && isSamePage(event.url, contents.getURL());
    if (!event.isSameDocument && !reloads) event.preventDefault();
  };
  contents.on('will-frame-navigate', stay);
  contents.on('will-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A page cannot hold up closing or quitting: preventing this event lets the window go.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}

/** Grants the one permission a page needs, putting text on the clipboard, and denies all others. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl, isMainFrame }) => {
    callback(isMainFrame && mayBeGranted(permission, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) => {
    return isMainFrame && mayBeGranted(permission, origin);
  });
  session.on('will-download', (event) => event.preventDefault());
  if (process.platform !== 'darwin') session.setSpellCheckerEnabled(false);
}

function mayBeGranted(permission: string, requester: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurUrl(requester);
}

/** A reload: the same page of ours, wherever in it. */
function isSamePage(url: string, current: string): boolean {
  return isOurUrl(url) && withoutHash(url) === withoutHash(current);
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
