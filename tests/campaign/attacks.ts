/** A hostile web page in a real Chromium tries every way to the service: nothing may change, and no byte be read. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../helpers/chromium.ts';
import { attacksOn } from './attack-ways.ts';
import { atMost, type Part } from './part.ts';
import { type Service, startService } from './service.ts';

const ATTACK_MS = 4000;
const SETTLE_MS = 150;

/** @param every which of the attacks are tried: 1 for all, 8 for every eighth */
export async function attacks({ every }: { every: number }): Promise<Part> {
  const service = await startService();
  const attacker = await startAttacker(service.port);
  const { path, env } = findChromium();
  const browser = await chromium.launch({
    executablePath: path,
    // Names of the attacker's that lead to this machine, as a rebound one does; and no help of the browser's own.
    args: [
      ...chromiumFlags(),
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP *.test. 127.0.0.1',
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
      '--disable-popup-blocking',
    ],
    env: { ...process.env, ...env },
  });
  let before = await stateOf(service);
  const read: string[] = [];
  const changed: string[] = [];
  const notRun: string[] = [];
  const ways = attacksOn(service.port, attacker.port).filter((_, n) => n % every === 0);
  let tried = 0;
  try {
    for (const [name, origin, script] of ways) {
      tried += 1;
      const page = await browser.newPage();
      await servePagesOfRebound(page, service.port);
      await page.goto(origin);
      const bytes = await Promise.race([
        page.evaluate(script).catch((error: Error) => {
          if (/SyntaxError/.test(error.message)) notRun.push(`${name} did not run`);
          return '';
        }),
        wait(ATTACK_MS, ''),
      ]);
      // A form or a beacon has left by then.
      await wait(SETTLE_MS);
      if (bytes) read.push(`${name} read ${JSON.stringify(bytes).slice(0, 60)}`);
      const after = await stateOf(service);
      if (after !== before) changed.push(`${name} changed something`);
      before = after;
      await page.close();
    }
    const control = await controlOf(await browser.newPage(), service);
    return {
      name: 'attacks',
      size: `${tried} attacks`,
      findings: [
        atMost('state changes', changed.length, 0),
        atMost('attacks that read a byte', read.length, 0),
        atMost('attacks that did not run', notRun.length, 0),
        // A page that is allowed reads and writes: else nothing above would tell anything.
        atMost('control that reached nothing', control ? 0 : 1, 0),
      ],
      notes: [...changed, ...read, ...notRun],
    };
  } finally {
    await browser.close();
    attacker.server.close();
    attacker.server.closeAllConnections();
    await service.stop();
  }
}

/** The page of a rebound name came from the attacker; whatever it asks for then goes to the service. */
async function servePagesOfRebound(page: Page, port: number): Promise<void> {
  await page.route(
    (url) =>
      url.port === String(port) &&
      url.hostname.replace(/\.$/, '').endsWith('.test') &&
      url.pathname === '/evil',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Evil</title>' }),
  );
}

/** The service's own reference page asks as it may. */
async function controlOf(page: Page, { url }: Service): Promise<boolean> {
  await page.goto(`${url}/docs`);
  await page.setContent('<title>Own</title>').catch(() => {});
  return await page
    .evaluate("fetch('/health').then((reply) => reply.text()).then((text) => text.includes('healthy'))")
    .then(Boolean, () => false);
}

async function stateOf({ url }: Service): Promise<string> {
  const lists = ['/tickets?limit=100', '/sessions?limit=100', '/preferences'];
  return JSON.stringify(await Promise.all(lists.map(async (path) => (await fetch(url + path)).text())));
}

/** Its pages, a redirect to whatever it is told, and a script to work in the background. */
async function startAttacker(target: number): Promise<{ server: Server; port: number }> {
  const server = createServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://attacker.test');
    if (pathname === '/to') {
      response.writeHead(Number(searchParams.get('status')), {
        location: `http://127.0.0.1:${target}${searchParams.get('path')}`,
        'access-control-allow-origin': '*',
      });
      response.end();
    } else if (pathname === '/worker.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(
        `self.addEventListener('activate', (event) => event.waitUntil(fetch('http://127.0.0.1:${target}/chat', { method: 'POST', mode: 'no-cors', body: '{"message":"worker"}' })))`,
      );
    } else {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Evil</title><body></body>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port };
}
