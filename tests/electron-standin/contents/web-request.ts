/** Electron's `session.webRequest`: what may look at requests before they go out. */
import type {
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  WebRequest,
  WebRequestFilter,
} from 'electron';

type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: OnHeadersReceivedListenerDetails,
  callback: (response: HeadersReceivedResponse) => void,
) => void;

export interface WebRequests {
  webRequest: Pick<WebRequest, 'onBeforeRequest' | 'onHeadersReceived'>;
  beforeRequest(details: OnBeforeRequestListenerDetails): Promise<CallbackResponse>;
  /** Whether anyone wants to see the headers of an address. As in Electron, only of http and https. */
  watchesHeaders(url: string): boolean;
  headersReceived(details: OnHeadersReceivedListenerDetails): Promise<HeadersReceivedResponse>;
}

interface Hook<L> {
  filter: WebRequestFilter;
  listener: L;
}

export function createWebRequests(): WebRequests {
  let before: Hook<BeforeRequest> | undefined;
  let headers: Hook<HeadersReceived> | undefined;
  return {
    webRequest: {
      onBeforeRequest(first: WebRequestFilter | BeforeRequest | null, second?: BeforeRequest | null) {
        before = hook(first, second);
      },
      onHeadersReceived(first: WebRequestFilter | HeadersReceived | null, second?: HeadersReceived | null) {
        headers = hook(first, second);
      },
    },
    beforeRequest(details) {
      const found = before;
      if (!found || !matches(found.filter, details.url)) return Promise.resolve({});
      return new Promise((resolve) => found.listener(details, resolve));
    },
    watchesHeaders: (url) => headers !== undefined && /^https?:/.test(url) && matches(headers.filter, url),
    headersReceived(details) {
      const found = headers;
      if (!found) return Promise.resolve({});
      return new Promise((resolve) => found.listener(details, resolve));
    },
  };
}

/** Each of Electron's two forms: with a filter, or the listener alone. */
function hook<L extends BeforeRequest | HeadersReceived>(
  first: WebRequestFilter | L | null,
  second: L | null | undefined,
): Hook<L> | undefined {
  const filter = typeof first === 'object' && first ? first : { urls: ['<all_urls>'] };
  const listener = typeof first === 'function' ? first : second;
  return listener ? { filter, listener } : undefined;
}

function matches({ urls, excludeUrls = [] }: WebRequestFilter, url: string): boolean {
  const fits = (pattern: string) => patternOf(pattern).test(url);
  return (urls.length === 0 || urls.some(fits)) && !excludeUrls.some(fits);
}

/** Chromium's match patterns, such as `*://*.example.com/*`. */
function patternOf(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const source = pattern
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/^\*:/, '(https?|wss?):')
    .replace('//*\\.', '//([^/]+\\.)?')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}
