import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folder.ts';
import { sendRaw, startRest } from '../helpers/http.ts';
import { health } from './samples.ts';

/** A folder with a built UI, and secrets around it. */
async function builtUi(): Promise<string> {
  const folder = await temporaryFolder();
  const root = join(folder, 'ui');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(folder, 'ui-secret'));
  await Promise.all([
    writeFile(join(root, 'index.html'), '<!doctype html><title>Deskside</title>'),
    writeFile(join(root, 'assets', 'index-Ab3_x9-Z.js'), 'export {};'),
    writeFile(join(root, 'assets', 'logo.svg'), '<svg/>'),
    writeFile(join(root, 'app-manifest.json'), '{}'),
    writeFile(join(root, 'health'), 'not the route'),
    writeFile(join(root, '.env'), 'SECRET'),
    writeFile(join(folder, 'secret.txt'), 'SECRET'),
    writeFile(join(folder, 'ui-secret', 'file.txt'), 'SECRET'),
    symlink(join(folder, 'secret.txt'), join(root, 'link.txt')),
  ]);
  return root;
}

describe('the web UI', () => {
  it('is the specification’s 404 where it is not built', async () => {
    for (const webRoot of [undefined, '/nowhere/at/all']) {
      const { call } = await startRest({}, { webRoot });
      const response = await call('/');
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('{"error":"index.html not found"}');
    }
  });

  it('is its index.html, under a policy that lets nothing else in', async () => {
    const { call } = await startRest({}, { webRoot: await builtUi() });
    for (const path of ['/', '/?from=mail', '/index.html']) {
      const response = await call(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Deskside</title>');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-frame-options')).toBe('DENY');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      // To the letter: a source more, or a directive less, is another policy.
      expect(response.headers.get('content-security-policy')?.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
    }
  });

  it('is its files too, kept for good where their name has their hash', async () => {
    const { call } = await startRest({}, { webRoot: await builtUi() });
    const script = await call('/assets/index-Ab3_x9-Z.js');
    expect(await script.text()).toBe('export {};');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
    const logo = await call('/assets/logo.svg');
    expect(logo.headers.get('content-type')).toContain('image/svg+xml');
    expect(logo.headers.get('cache-control')).toBe('no-cache');
    const manifest = await call('/app-manifest.json');
    expect(manifest.headers.get('cache-control')).toBe('no-cache');
    const head = await call('/assets/logo.svg', { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('6');
  });

  it('is not sent again where it has not changed', async () => {
    const { call } = await startRest({}, { webRoot: await builtUi() });
    const etag = (await call('/')).headers.get('etag') ?? '';
    const again = await call('/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('stands behind the routes', async () => {
    const { call } = await startRest({ 'health.get': async () => health }, { webRoot: await builtUi() });
    expect(await (await call('/health')).json()).toEqual(health);
    expect((await call('/assets/logo.svg', { method: 'POST' })).status).toBe(404);
    expect((await call('/assets')).status).toBe(404);
    expect((await call('/nowhere.js')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/../ui-secret/file.txt',
    '/....//secret.txt',
    '//secret.txt',
    '/link.txt',
    '/.env',
    '/%00index.html',
    '/index.html%00',
    '/%E0%A4%A',
    '/C:/secret.txt',
    '/assets//logo.svg',
  ])('shows nothing outside its folder: %s', async (path) => {
    const { port } = await startRest({}, { webRoot: await builtUi() });
    const answer = await sendRaw(
      port,
      `GET ${path} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(answer).toContain('HTTP/1.1 404');
    expect(answer).not.toContain('SECRET');
  });
});
