import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../helpers/desktop.ts';
import { launchFixture } from './launch-fixture.ts';

let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  desktop = await launchFixture();
  page = await desktop.mainWindow();
});
afterAll(() => desktop?.close());

const load = (url: string) =>
  desktop.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.loadURL(to), url);

describe('protocol.handle', () => {
  it('answers with its own status, headers and body', async () => {
    const told = await page.evaluate(
      `fetch('/teapot').then(async (r) => [r.status, r.headers.get('x-kind'), await r.text()])`,
    );
    expect(told).toEqual([418, 'teapot', 'short and stout']);
  });

  it('gets the request as it was made', async () => {
    const told = await page.evaluate(
      `fetch('/echo?a=1', { method: 'POST', body: 'text' }).then((r) => r.json())`,
    );
    expect(told).toEqual({ method: 'POST', url: 'app://fixture/echo?a=1', body: 'text' });
  });

  it('is asked for normalised addresses only, as with any standard scheme', async () => {
    expect(await page.evaluate(`fetch('/a/../../%2e%2e/echo').then((r) => r.json())`)).toMatchObject({
      url: 'app://fixture/echo',
    });
  });

  it('has the policy of its headers enforced', async () => {
    const blocked = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => resolve([effectiveDirective, blockedURI]));
      const script = document.createElement('script');
      script.textContent = 'globalThis.inline = true';
      document.head.append(script);
    })`);
    expect(blocked).toEqual(['script-src-elem', 'inline']);
    expect(await page.evaluate('[typeof inline, evaluated]')).toEqual(['undefined', 'EvalError']);
  });

  it("understands its own addresses in a policy's sources", async () => {
    await load("app://fixture/other.html?policy=default-src 'none'; connect-src app://fixture");
    expect(await page.evaluate(`fetch('/teapot').then((r) => r.status)`)).toBe(418);
    await load("app://fixture/other.html?policy=default-src 'none'; connect-src app://elsewhere");
    expect(await page.evaluate(`fetch('/teapot').then((r) => r.status, () => 'refused')`)).toBe('refused');
  });

  it('fails the request where it throws', async () => {
    const words = await desktop.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]
          ?.loadURL('app://fixture/missing.html')
          .catch(({ message }) => message),
      null,
    );
    expect(words).toBe("ERR_FAILED (-2) loading 'app://fixture/missing.html'");
    await load('app://fixture/index.html');
  });

  it('knows privileged schemes only before, handlers only after the app is ready, and each once', async () => {
    const told = await desktop.evaluate(({ protocol }) => {
      const attempt = (run: () => void) => {
        try {
          run();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.message : '';
        }
      };
      return [
        attempt(() => protocol.registerSchemesAsPrivileged([])),
        attempt(() => protocol.handle('app', () => new Response())),
        attempt(() => protocol.handle('other', () => new Response())),
        protocol.isProtocolHandled('app'),
      ];
    }, null);
    expect(told).toEqual([
      'protocol.registerSchemesAsPrivileged should be called before app is ready',
      'Failed to register protocol: app',
      'other: the stand-in serves only schemes registered as standard and secure',
      true,
    ]);
  });
});

describe('webRequest', () => {
  it('may cancel and redirect requests', async () => {
    await desktop.evaluate(({ session }) => {
      session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://fixture/*'] }, ({ url }, done) => {
        if (url.endsWith('/cancelled')) done({ cancel: true });
        else if (url.endsWith('/redirected')) done({ redirectURL: 'app://fixture/teapot' });
        else done({});
      });
    }, null);
    const told = await page.evaluate(`Promise.all(['/cancelled', '/redirected', '/teapot'].map((url) =>
      fetch(url).then((r) => [r.status, r.redirected], () => 'failed')))`);
    expect(told).toEqual(['failed', [418, true], [418, false]]);
    await desktop.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null), null);
  });
});
