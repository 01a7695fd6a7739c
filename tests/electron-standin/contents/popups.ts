/** Windows that a page wants to open: the app's handler hears of each, and none is opened. */
import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import type { Session } from '../chromium/connection.ts';
import type { Addresses } from './addresses.ts';

type Handler = (details: HandlerDetails) => WindowOpenHandlerResponse;

export interface Popups {
  setHandler(handler: Handler): void;
  /** Hears of the windows that the page of this session opens without a script, too. */
  watch(session: Session): void;
  /** Hears of one that a script asked for. */
  refuse(url: string, name: string, features: string): void;
}

export function createPopups(addresses: Addresses): Popups {
  let handler: Handler = () => ({ action: 'allow' });

  function refuse(url: string, frameName: string, features: string): void {
    const disposition = features ? 'new-window' : 'foreground-tab';
    const referrer = { url: '', policy: 'default' } as const;
    const { action } = handler({ url, frameName, features, disposition, referrer });
    if (action === 'allow')
      process.stderr.write(`The stand-in opens no window for a page, not even ${url}\n`);
  }

  return {
    setHandler(chosen) {
      handler = chosen;
    },
    watch(session) {
      session.on('Page.windowOpen', ({ url, windowName }) =>
        refuse(addresses.toApp(url || 'about:blank'), windowName === '_blank' ? '' : windowName, ''),
      );
    },
    refuse,
  };
}
