import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desktop } from '../helpers/desktop.ts';
import { launchFixture } from './launch-fixture.ts';

let desktop: Desktop;
let page: Page;
let server: Server;
let outside: string;
const requests: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/target' }).end();
    else response.setHeader('content-type', 'text/html').end('<title>Outside</title>outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  outside = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  desktop = await launchFixture();
  page = await desktop.mainWindow();
});
afterAll(async () => {
  await desktop?.close();
  server.close();
});
beforeEach(async () => {
  requests.length = 0;
  await page.evaluate('globalThis.old = true');
  await desktop.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://fixture/index.html'),
    null,
  );
  await renewed();
});

/** Resolves once Playwright, too, sees another document than the one that was marked as old. */
const renewed = () =>
  expect.poll(() => page.evaluate('[globalThis.old, document.readyState]')).toEqual([undefined, 'complete']);
const here = () => page.evaluate('location.pathname');
const urls = async () => (await desktop.call('windows')).map(({ url }) => url);
const allow = (url: string) => page.evaluate(`bridge.invoke('allow', ${JSON.stringify(url)})`);

describe('a navigation that the page wants', () => {
  it('is prevented before any request goes out', async () => {
    await page.evaluate(`location.href = '${outside}/blocked'`);
    await desktop.written(new RegExp(`will-frame-navigate ${outside}/blocked true`));
    // As in Electron: once one event is prevented, those that would follow are not emitted.
    expect(desktop.output()).not.toContain(`will-navigate ${outside}/blocked`);
    expect([await here(), requests]).toEqual(['/index.html', []]);
  });

  it('is made where the app lets it be, and redirects are asked for', async () => {
    await allow(`${outside}/moved`);
    await page.evaluate(`location.href = '${outside}/moved'`);
    await desktop.written(new RegExp(`will-redirect ${outside}/target true`));
    expect(requests).toEqual(['/moved']);
    await allow(`${outside}/target`);
    await page.evaluate(`location.href = '${outside}/moved'`);
    await page.waitForURL('**/target');
    expect(await urls()).toEqual([`${outside}/target`]);
  });

  it('within the document, and a reload by the app, are not asked for', async () => {
    const before = desktop.output().length;
    await page.evaluate(`location.hash = 'there'; history.pushState(null, '', '/elsewhere')`);
    await expect.poll(urls).toEqual(['app://fixture/elsewhere']);
    await page.evaluate(`globalThis.old = true; history.replaceState(null, '', '/index.html')`);
    await desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload(),
      null,
    );
    await renewed();
    expect(desktop.output().slice(before)).not.toContain('will-navigate');
  });

  it('to addresses that make no request is asked for too', async () => {
    const blob = await page.evaluate(`(() => {
      const url = URL.createObjectURL(new Blob(['<title>Blob</title>'], { type: 'text/html' }));
      location.href = url;
      return url;
    })()`);
    await page.evaluate(`location.href = 'deskside://link'`);
    await desktop.written(/will-frame-navigate deskside:\/\/link true/);
    await expect
      .poll(desktop.output)
      .toContain(
        `will-frame-navigate ${String(blob).replace('https://fixture.app.invalid', 'app://fixture')} true`,
      );
    expect(await here()).toBe('/index.html');
  });

  it("to another page by the app's own scheme leads there", async () => {
    await allow('app://fixture/other.html');
    await page.evaluate(`location.href = 'app://fixture/other.html'`);
    await expect.poll(urls).toEqual(['app://fixture/other.html']);
    await desktop.written(/will-navigate app:\/\/fixture\/other\.html true/);
  });

  it('in a frame is asked for as one of a frame', async () => {
    await page.evaluate(`frames[0].location.href = '/nowhere.html'`);
    await desktop.written(/will-frame-navigate app:\/\/fixture\/nowhere\.html false/);
    expect(desktop.output()).not.toContain('will-navigate app://fixture/nowhere.html');
    expect(await page.evaluate('frames[0].location.pathname')).toBe('/frame.html');
  });

  it('to another program needs the permission to open it', async () => {
    await allow('mailto:help@example.com');
    await page.click('#mail');
    await desktop.written(/request openExternal/);
    expect((await desktop.call('handed')).external).toEqual([]);
    await desktop.evaluate(
      ({ session }) => session.defaultSession.setPermissionRequestHandler((_c, _p, done) => done(true)),
      null,
    );
    await page.click('#mail');
    await expect
      .poll(async () => (await desktop.call('handed')).external)
      .toEqual(['mailto:help@example.com']);
  });
});

describe('a window that the page wants', () => {
  it('is denied before it loads anything, and window.open says so', async () => {
    expect(await page.evaluate(`open('${outside}/popup', 'named', 'width=300') === null`)).toBe(true);
    await page.click('#blank');
    await desktop.written(/window-open https:\/\/blank\.invalid\//);
    await desktop.written(new RegExp(`window-open ${outside}/popup named`));
    expect(await urls()).toEqual(['app://fixture/index.html']);
    expect(requests).toEqual([]);
  });

  it('is none where the app allows it either, which the stand-in says', async () => {
    await allow('app://fixture/other.html');
    expect(await page.evaluate(`open('/other.html') === null`)).toBe(true);
    await desktop.written(/The stand-in opens no window for a page, not even app:\/\/fixture\/other\.html/);
    expect(await urls()).toEqual(['app://fixture/index.html']);
  });
});

describe('a download', () => {
  it('is told to the app, and saved nowhere', async () => {
    await page.evaluate(
      `Object.assign(document.createElement('a'), { href: '/script.js', download: 'it.js' }).click()`,
    );
    await desktop.written(/will-download app:\/\/fixture\/script\.js it\.js/);
    expect(await here()).toBe('/index.html');
  });
});

describe('loading', () => {
  it('fails with the words of Electron', async () => {
    const words = await desktop.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]
          ?.loadURL('http://127.0.0.1:1/')
          .catch(({ message }) => message),
      null,
    );
    expect(words).toBe("ERR_UNSAFE_PORT (-312) loading 'http://127.0.0.1:1/'");
  });
});
