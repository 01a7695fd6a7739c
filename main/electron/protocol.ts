/** Gives our own pages out of the built renderer's folder, and nothing else, under `app://deskside/`. */
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Protocol } from 'electron';
import { isOurUrl, PAGE_SCHEME } from './identity.ts';

/** All that a page may do: its own scripts, styles, fonts and pictures. The bridge needs no connection. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The kinds of file a page is made of; no other is given. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must be called before the app is ready. */
export function registerPageScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * @param folder the built renderer
 * @returns answers each request for a page; what is not a file of the folder is 404
 */
export function createPageHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: HEADERS });
    const file = fileOf(resolve(folder), request.url);
    const type = file && TYPES[extname(file)];
    const bytes = type && (await readFile(file).catch(() => undefined));
    if (!bytes) return new Response(null, { status: 404, headers: HEADERS });
    return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': type } });
  };
}

/** The file an address names; undefined where that is none inside the folder. */
function fileOf(folder: string, address: string): string | undefined {
  if (!isOurUrl(address)) return undefined;
  const path = decoded(new URL(address).pathname);
  if (path === undefined || path.includes('\0')) return undefined;
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(folder + sep) ? file : undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
