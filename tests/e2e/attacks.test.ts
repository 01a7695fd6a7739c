import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { says, streams } from '../helpers/lmstudio/replies.ts';
import { answer, answered, type Desk, openDesk, request } from './desk.ts';

let desk: Desk;
/** A server that a page must never reach, and what reached it. */
let outside: string;
let server: Server;
const reached: string[] = [];

beforeAll(async () => {
  server = createServer((incoming, response) => {
    reached.push(incoming.url ?? '');
    response.setHeader('content-type', 'text/html').end('<title>Outside</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  desk = await openDesk();
}, 60_000);
afterAll(async () => {
  await desk?.close();
  server.close();
});
beforeEach(() => desk.fresh());

describe('a page that has been taken over', () => {
  it('cannot leave, whichever way it tries', async () => {
    const { desktop, page } = desk;
    await desktop.evaluate(({ BrowserWindow }) => {
      for (const { webContents } of BrowserWindow.getAllWindows())
        webContents.on('will-frame-navigate', ({ url, defaultPrevented }) =>
          process.stdout.write(`\nasked ${url} ${defaultPrevented}\n`),
        );
    }, null);
    const ways = {
      location: (url: string) => `location.href = '${url}'`,
      link: (url: string) => `Object.assign(document.createElement('a'), { href: '${url}' }).click()`,
      refresh: (url: string) =>
        `document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=${url}' }))`,
    };
    for (const [way, script] of Object.entries(ways)) {
      await page.evaluate(script(`${outside}/${way}`));
      const [, prevented] = await desktop.written(new RegExp(`asked ${outside}/${way} (\\w+)`));
      expect([way, prevented]).toEqual([way, 'true']);
    }
    expect(new URL((await desktop.windowOf(page)).url).href).toMatch(/^app:\/\/deskside\/index\.html/);
    await page.getByRole('heading', { name: 'What can I help you with?' }).waitFor();
    expect(reached).toEqual([]);
  });

  it('opens no window, and is given no permission', async () => {
    const { desktop, page } = desk;
    const count = (await desktop.call('windows')).length;
    expect(await page.evaluate(`window.open('${outside}/window') === null`)).toBe(true);
    expect(await page.evaluate("window.open('quick-ask.html') === null")).toBe(true);
    expect(await desktop.call('windows')).toHaveLength(count);
    const told = await page.evaluate(`Promise.all([
      Notification.requestPermission(),
      new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('found'), ({ code }) => resolve(code))),
      navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'heard', ({ name }) => name),
      navigator.clipboard.readText().then(() => 'read', ({ name }) => name),
    ])`);
    expect(told).toEqual(['denied', 1, 'NotAllowedError', 'NotAllowedError']);
    expect(reached).toEqual([]);
  });

  it('connects nowhere and runs no script of its own', async () => {
    const { page } = desk;
    const told = await page.evaluate(`(async () => {
      const script = Object.assign(document.createElement('script'), { textContent: 'window.inline = true' });
      document.head.append(script);
      const remote = await new Promise((resolve) => {
        const element = Object.assign(document.createElement('script'), { src: '${outside}/script' });
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        document.head.append(element);
      });
      const image = await new Promise((resolve) => {
        const element = Object.assign(new Image(), { onload: () => resolve('loaded'), onerror: () => resolve('refused') });
        element.src = '${outside}/image';
      });
      const fetched = await fetch('${outside}/fetch').then(() => 'fetched', () => 'refused');
      return [typeof window.inline, remote, image, fetched];
    })()`);
    expect(told).toEqual(['undefined', 'refused', 'refused', 'refused']);
    expect(reached).toEqual([]);
  });

  it('has the bridge alone, and no frame in it has even that', async () => {
    const { page } = desk;
    const told = await page.evaluate(`(async () => {
      const framed = (attributes) => new Promise((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), attributes);
        frame.onload = () => {
          let seen = 'out of reach';
          try { seen = [typeof frame.contentWindow.support, typeof frame.contentWindow.require].join(); } catch {}
          frame.remove();
          resolve(seen);
        };
        document.body.append(frame);
      });
      return {
        names: Object.keys(support).sort(),
        node: [typeof require, typeof process, typeof module],
        srcdoc: await framed({ srcdoc: '<p>framed</p>' }),
        blank: await framed({}),
        own: await framed({ src: 'index.html' }),
        outside: await framed({ src: '${outside}/frame' }),
      };
    })()`);
    expect(told).toEqual({
      names: ['on', 'request'],
      node: ['undefined', 'undefined', 'undefined'],
      srcdoc: 'undefined,undefined',
      blank: 'undefined,undefined',
      own: 'out of reach',
      outside: 'out of reach',
    });
    expect(reached).toEqual([]);
  });

  it('is answered with a value, whatever it sends over the bridge', async () => {
    const codes = await desk.page.evaluate(`Promise.all(
      [['__proto__', {}], ['no.such', {}], ['chat.ask', { message: 1 }], ['sessions.history', { session_id: '../x', y: 1 }]]
        .map(([name, input]) => support.request(name, input).result.then(({ ok, error }) => [ok, error?.code])),
    )`);
    expect(codes).toEqual([
      [false, 'endpoint_not_found'],
      [false, 'endpoint_not_found'],
      [false, 'invalid_input'],
      [false, 'invalid_input'],
    ]);
  });
});

describe('an answer that attacks', () => {
  const attack = (): string =>
    [
      `<script>window.stolen = 1; fetch('${outside}/script')</script>`,
      `<img src="${outside}/html-image" onerror="window.stolen = 2">`,
      `![picture](${outside}/image.png) ![again][pic]`,
      `<iframe src="${outside}/frame"></iframe><style>@import '${outside}/style'</style>`,
      `[script](javascript:window.stolen=3) [data](data:text/html,x) [file](file:///etc/passwd) [plain](${outside}/plain)`,
      `<form action="${outside}/form"><button>Sign in</button></form>`,
      '[guide](https://support.example.com/vpn)',
      `[pic]: ${outside}/reference.png`,
      'The end of it.',
    ].join('\n\n');

  it('is text: nothing in it runs, loads or leads anywhere, also when it is read again', async () => {
    const { page } = desk;
    await desk.ask('Attack me', says(attack()));
    for (const when of ['streamed', 'stored']) {
      if (when === 'stored') await page.reload();
      await answered(page);
      // The layout is loaded with the first answer: until then all is plain text.
      await answer(page).getByRole('link', { name: 'guide' }).waitFor();
      await answer(page).getByText('The end of it.').waitFor();
      const found = answer(page).locator('img, script, iframe, style, form, object, embed, link, svg image');
      expect([when, await found.count()]).toEqual([when, 0]);
      const links = answer(page).locator('a[href]');
      expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
        'https://support.example.com/vpn',
      ]);
      expect(await links.innerText()).toBe('guide (support.example.com)');
      expect(await page.evaluate('typeof window.stolen')).toBe('undefined');
    }
    // Whatever it had asked for is there by now: the page has been to the main process and back since.
    await request(page, 'health.get', {});
    expect(reached).toEqual([]);
  });

  it('never becomes more than text while it comes, cut at every character', async () => {
    const { page } = desk;
    await page.evaluate(`{
      window.forbidden = [];
      const look = (node) => node.querySelectorAll && [node, ...node.querySelectorAll('*')]
        .filter((each) => each.matches('article img, article script, article iframe, article style, article form, article object')
          || each.matches('article a[href]') && !each.href.startsWith('https://support.example.com/'))
        .forEach((each) => forbidden.push(each.outerHTML));
      new MutationObserver((records) => records.forEach(({ type, target, addedNodes }) =>
        type === 'attributes' ? look(target) : addedNodes.forEach(look)))
        .observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['href', 'src'] });
    }`);
    await desk.ask('Attack me slowly', streams([...attack()].map((content) => ({ content }))));
    await answer(page).getByText('The end of it.').waitFor();
    await answered(page);
    await answer(page).getByRole('link', { name: 'guide' }).waitFor();
    expect(await page.evaluate('[window.forbidden, typeof window.stolen]')).toEqual([[], 'undefined']);
    expect(reached).toEqual([]);
  });

  it('leads outside only after the person has seen where to', async () => {
    const { desktop, page } = desk;
    await desk.ask('Where is the guide?', says('[Our guide](https://support.example.com/vpn)'));
    await answered(page);
    await desktop.call('answerDialog', { button: 1 });
    await answer(page).getByRole('link').click();
    await expect
      .poll(async () => (await desktop.call('dialogs')).at(-1))
      .toMatchObject({
        options: { detail: 'https://support.example.com/vpn' },
        open: false,
      });
    expect((await desktop.call('handed')).external).toEqual([]);
    await desktop.call('answerDialog', { button: 0 });
    await answer(page).getByRole('link').click();
    await expect
      .poll(async () => (await desktop.call('handed')).external)
      .toEqual(['https://support.example.com/vpn']);
  });
});
