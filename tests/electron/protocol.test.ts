import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageHandler, registerPageScheme } from '../../main/electron/protocol.ts';

let root: string;
let answer: (request: Request) => Promise<Response>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'deskside-pages-'));
  const pages = join(root, 'renderer');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await mkdir(join(root, 'renderer-other'));
  await writeFile(join(pages, 'index.html'), '<h1>Deskside</h1>');
  await writeFile(join(pages, 'assets', 'a b.js'), 'export {};');
  await writeFile(join(pages, 'assets', 'style.css'), 'a{}');
  await writeFile(join(pages, 'notes.md'), 'not a page');
  await writeFile(join(root, 'secret.html'), 'secret');
  await writeFile(join(root, 'renderer-other', 'secret.html'), 'secret');
  answer = createPageHandler(pages);
});

afterAll(() => rm(root, { recursive: true }));

const get = (url: string, method = 'GET') => answer(new Request(url, { method }));

describe('the pages under app://deskside/', () => {
  it('gives the start page, and files with their type', async () => {
    const start = await get('app://deskside/');
    expect(start.status).toBe(200);
    expect(await start.text()).toBe('<h1>Deskside</h1>');
    expect(start.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await get('app://deskside/assets/a%20b.js?v=1#x');
    expect(await script.text()).toBe('export {};');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('app://deskside/assets/style.css')).headers.get('content-type')).toMatch(/^text\/css/);
  });

  it('gives every answer the policy and nosniff (S3)', async () => {
    for (const response of [await get('app://deskside/'), await get('app://deskside/none.html')]) {
      // To the letter: a source more, or a directive less, is another policy.
      expect(response.headers.get('content-security-policy')?.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'none'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each([
    'app://deskside/../secret.html',
    'app://deskside/%2e%2e/secret.html',
    'app://deskside/..%2fsecret.html',
    'app://deskside/assets/..%2f..%2fsecret.html',
    'app://deskside/..%5csecret.html',
    'app://deskside/..%2frenderer-other%2fsecret.html',
    'app://deskside//secret.html',
    'app://deskside/index.html%00.js',
    'app://deskside/%E0%A4%A',
    'app://deskside/assets',
    'app://deskside/notes.md',
    'app://other/index.html',
    'app://deskside.evil/index.html',
    'http://deskside/index.html',
  ])('%s is 404 (S2)', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('answers GET alone', async () => {
    expect((await get('app://deskside/', 'POST')).status).toBe(405);
  });

  it('is a secure, standard origin', () => {
    const registered: unknown[] = [];
    registerPageScheme({ registerSchemesAsPrivileged: (schemes) => void registered.push(...schemes) });
    expect(registered).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });
});
