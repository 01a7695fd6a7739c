/** The test page of the renderer in a real Chromium, and all that could tell of a content that got out of it. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import config from '../../renderer/vite.config.ts';
import { launchChromium } from '../helpers/chromium.ts';

export interface ContentPage {
  page: Page;
  /** An address that only an attack would ask. */
  canary: string;
  /** What reached it. */
  reached: string[];
  /** What else went wrong: dialogs, errors, requests, ways off the page. */
  incidents: string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export async function openContentPage(): Promise<ContentPage> {
  const folder = await buildPage();
  const reached: string[] = [];
  const pages = createServer(async (incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://page.test');
    const file = await readFile(join(folder, pathname.replaceAll('..', ''))).catch(() => undefined);
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream',
    });
    response.end(file);
  });
  const outside = createServer((incoming, response) => {
    reached.push(incoming.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end();
  });
  const [own, other] = await Promise.all([portOf(pages), portOf(outside)]);
  const browser = await launchChromium();
  const page = await browser.newPage();
  const incidents: string[] = [];
  await page.goto(`http://127.0.0.1:${own}/page.html`);
  await page.waitForFunction('window.content !== undefined');
  page.on('dialog', (dialog) => {
    incidents.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => incidents.push(`error ${error.message.slice(0, 100)}`));
  page.on('crash', () => incidents.push('crash'));
  page.on('popup', (popup) => incidents.push(`window ${popup.url()}`));
  page.on('framenavigated', (frame) => incidents.push(`navigation to ${frame.url()}`));
  page.on('request', (request) => incidents.push(`request for ${request.url()}`));
  return {
    page,
    canary: `http://127.0.0.1:${other}`,
    reached,
    incidents,
    async close() {
      await browser.close();
      pages.close();
      outside.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Builds it as the product's own pages are built. */
async function buildPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  const root = join(import.meta.dirname, '..', 'renderer', 'content');
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    root,
    build: { ...config.build, outDir: folder, rolldownOptions: { input: join(root, 'page.html') } },
  });
  return folder;
}

async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return address.port;
}
