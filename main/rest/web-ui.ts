/** The built web UI: its index.html and the files beside it, and nothing outside its folder. */
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { getMimeType } from 'hono/utils/mime';
import { PAGE_HEADERS } from './page-headers.ts';
import { sendJson, sendText } from './reply.ts';

export interface WebUi {
  /** Sends index.html, or the specification's 404. */
  index(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** Sends the file a path names. @returns false where there is none, with nothing sent */
  file(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean>;
}

/** Vite puts a hash of the content into the names of this folder: what they name never changes. */
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/;
const FOREVER = 'public, max-age=31536000, immutable';

/** @param root the folder; where it is missing, there is no UI */
export function createWebUi(root: string | undefined): WebUi {
  async function send(incoming: IncomingMessage, outgoing: ServerResponse, path: string): Promise<boolean> {
    const file = root === undefined ? undefined : await contained(root, path);
    if (file === undefined) return false;
    const isHtml = file.path.endsWith('.html');
    const caching = HASHED.test(path) ? FOREVER : 'no-cache';
    const headers = ['cache-control', caching, 'etag', file.tag, ...(isHtml ? PAGE_HEADERS : NOSNIFF)];
    if (incoming.headers['if-none-match'] === file.tag) {
      outgoing.writeHead(304, headers);
      outgoing.end();
      return true;
    }
    const type = getMimeType(file.path) ?? 'application/octet-stream';
    sendText(outgoing, 200, type, await readFile(file.path), headers);
    return true;
  }

  return {
    async index(incoming, outgoing) {
      if (await send(incoming, outgoing, 'index.html')) return;
      sendJson(outgoing, 404, { error: 'index.html not found' });
    },
    async file(incoming, outgoing) {
      if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return false;
      const path = fileName(incoming.url ?? '');
      return path !== undefined && (await send(incoming, outgoing, path));
    },
  };
}

const NOSNIFF = ['x-content-type-options', 'nosniff'];

/** The file a URL names, relative to the folder; undefined for what no file of ours is called. */
function fileName(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '').slice(1);
    const isPlain = path.split('/').every((part) => /^[\w-][\w.@ -]*$/.test(part));
    return isPlain ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The file's real place, where that is inside the folder: a link may not lead out of it. */
async function contained(root: string, path: string): Promise<{ path: string; tag: string } | undefined> {
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    const info = await stat(file);
    if (!file.startsWith(folder + sep) || !info.isFile()) return undefined;
    return { path: file, tag: `"${info.size.toString(36)}-${Math.trunc(info.mtimeMs).toString(36)}"` };
  } catch {
    return undefined;
  }
}
