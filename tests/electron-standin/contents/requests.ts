/** Every request of a page: decided by the app, answered by it where the scheme is its own. */
import type { OnBeforeRequestListenerDetails, WebContents, WebFrameMain } from 'electron';
import type { Protocol, Session } from '../chromium/connection.ts';
import { standingFor } from '../standing-for.ts';
import type { Addresses } from './addresses.ts';
import type { FrameTree } from './frames.ts';
import type { Navigations } from './navigation.ts';
import type { Schemes } from './protocol.ts';
import type { WebRequests } from './web-request.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type Header = Protocol.Fetch.HeaderEntry;

export interface RequestDeps {
  session: Session;
  contents: WebContents;
  frames: FrameTree;
  addresses: Addresses;
  schemes: Schemes;
  webRequests: WebRequests;
  navigations: Navigations;
}

/** Decides from now on; to be called before the page's first request. */
export function decideRequests(deps: RequestDeps): void {
  const { session, contents, frames, addresses, schemes, webRequests, navigations } = deps;
  let lastId = 0;
  session.on('Fetch.requestPaused', (paused) => {
    handle(paused).catch((error) => {
      process.stderr.write(`A request could not be answered: ${String(error)}\n`);
      fail(paused, 'Failed');
    });
  });
  session.post('Fetch.enable', { patterns: [{ urlPattern: '*' }] });

  async function handle(paused: Paused): Promise<void> {
    if (paused.responseStatusCode !== undefined) return showHeaders(paused);
    const { request, frameId, resourceType } = paused;
    const redirected = paused.redirectedRequestId !== undefined;
    if (
      resourceType === 'Document' &&
      !navigations.mayRequest(frameId, request.url + (request.urlFragment ?? ''), redirected)
    ) {
      return fail(paused, 'Aborted');
    }
    const url = addresses.toApp(request.url);
    const { cancel, redirectURL } = await webRequests.beforeRequest(detailsOf(paused, url));
    if (cancel) return fail(paused, 'BlockedByClient');
    if (redirectURL) return redirect(paused, redirectURL);
    const handler = schemes.handlerOf(url);
    if (handler) return answer(paused, await handler(requestOf(paused, url)));
    if (url !== request.url) return fail(paused, 'Failed');
    await session.send('Fetch.continueRequest', {
      requestId: paused.requestId,
      interceptResponse: webRequests.watchesHeaders(url),
    });
  }

  function fail({ requestId }: Paused, errorReason: Protocol.Network.ErrorReason): void {
    session.post('Fetch.failRequest', { requestId, errorReason });
  }

  function redirect({ requestId }: Paused, to: string): void {
    const responseHeaders = [{ name: 'location', value: addresses.toPage(to) }];
    session.post('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders });
  }

  async function answer({ requestId }: Paused, response: Response): Promise<void> {
    if (response.type === 'error')
      return session.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: addresses.headerToPage(value),
    }));
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responsePhrase: response.statusText || undefined,
      responseHeaders,
      body,
    });
  }

  async function showHeaders(paused: Paused): Promise<void> {
    const { requestId, responseStatusCode = 200, responseHeaders = [] } = paused;
    const seen: Record<string, string[]> = {};
    for (const { name, value } of responseHeaders) seen[name] = [...(seen[name] ?? []), value];
    const details = detailsOf(paused, paused.request.url);
    const verdict = await webRequests.headersReceived({
      ...details,
      statusLine: `HTTP/1.1 ${responseStatusCode}`,
      statusCode: responseStatusCode,
      responseHeaders: seen,
    });
    if (verdict.cancel) return fail(paused, 'BlockedByClient');
    const changed = verdict.responseHeaders && toEntries(verdict.responseHeaders);
    await session.send('Fetch.continueResponse', {
      requestId,
      ...(changed ? { responseCode: responseStatusCode, responseHeaders: changed } : {}),
    });
  }

  function detailsOf(
    { request, frameId, resourceType }: Paused,
    url: string,
  ): OnBeforeRequestListenerDetails {
    const frame = frames.get(frameId);
    return {
      id: ++lastId,
      url,
      method: request.method,
      webContentsId: contents.id,
      webContents: contents,
      frame: frame ? standingFor<WebFrameMain>(frame) : null,
      resourceType: kindOf(resourceType, frames.isMain(frameId)),
      referrer: addresses.toApp(request.headers.Referer ?? ''),
      timestamp: Date.now(),
      uploadData: [],
    };
  }

  function requestOf({ request }: Paused, url: string): Request {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      addresses.toApp(value),
    ]);
    const body = (request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64'));
    const { method } = request;
    return new Request(url, { method, headers, ...(body.length > 0 ? { body: Buffer.concat(body) } : {}) });
  }
}

function toEntries(headers: Record<string, string | string[]>): Header[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
}

function kindOf(
  type: Protocol.Network.ResourceType,
  isMain: boolean,
): OnBeforeRequestListenerDetails['resourceType'] {
  const kinds: Partial<
    Record<Protocol.Network.ResourceType, OnBeforeRequestListenerDetails['resourceType']>
  > = {
    Document: isMain ? 'mainFrame' : 'subFrame',
    Stylesheet: 'stylesheet',
    Script: 'script',
    Image: 'image',
    Font: 'font',
    Media: 'media',
    XHR: 'xhr',
    Fetch: 'xhr',
    Ping: 'ping',
    WebSocket: 'webSocket',
    CSPViolationReport: 'cspReport',
  };
  return kinds[type] ?? 'other';
}
