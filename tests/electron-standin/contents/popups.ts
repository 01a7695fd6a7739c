/** Windows that a page wants to open: the app's handler decides before they load anything. */
import type { BrowserWindowConstructorOptions, HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import type { Page } from '../chromium/browser.ts';
import type { Session } from '../chromium/connection.ts';
import type { Addresses } from './addresses.ts';

type Handler = (details: HandlerDetails) => WindowOpenHandlerResponse;
type Verdict = WindowOpenHandlerResponse;

export interface Popups {
  setHandler(handler: Handler): void;
  /** Hears of the windows that the page of this session opens without a script, too. */
  watch(session: Session): void;
  /** For `window.open`, which waits for the answer. */
  mayOpen(url: string, name: string, features: string): boolean;
  /** Takes a page that this one opened: closes it, or makes a window of it. */
  arrived(page: Page): void;
}

export interface PopupDeps {
  addresses: Addresses;
  /** Makes a window around a page that Chromium has made. */
  adopt: (page: Page, options: BrowserWindowConstructorOptions) => void;
  close: (page: Page) => void;
}

export function createPopups({ addresses, adopt, close }: PopupDeps): Popups {
  let handler: Handler = () => ({ action: 'allow' });
  /** Asked for by `window.open`, not opened yet. */
  const asked: { url: string; verdict: Verdict }[] = [];
  const verdicts: Verdict[] = [];
  const pages: Page[] = [];

  function decide(url: string, frameName: string, features: string): Verdict {
    const disposition = features ? 'new-window' : 'foreground-tab';
    return handler({ url, frameName, features, disposition, referrer: { url: '', policy: 'default' } });
  }

  function settle(): void {
    while (verdicts.length > 0 && pages.length > 0) {
      const verdict = verdicts.shift();
      const page = pages.shift();
      if (!page) return;
      if (verdict?.action === 'allow') adopt(page, verdict.overrideBrowserWindowOptions ?? {});
      else close(page);
    }
  }

  return {
    setHandler(chosen) {
      handler = chosen;
    },
    watch(session) {
      session.on('Page.windowOpen', ({ url, windowName }) => {
        const address = addresses.toApp(url || 'about:blank');
        const known = asked.findIndex((entry) => entry.url === address);
        const [approved] = known >= 0 ? asked.splice(known, 1) : [];
        verdicts.push(approved?.verdict ?? decide(address, windowName === '_blank' ? '' : windowName, ''));
        settle();
      });
    },
    mayOpen(url, name, features) {
      const verdict = decide(url, name, features);
      if (verdict.action === 'allow') asked.push({ url, verdict });
      return verdict.action === 'allow';
    },
    arrived(page) {
      pages.push(page);
      settle();
    },
  };
}
