import { describe, expect, it } from 'vitest';
import { type RouteShape, routes } from '../../shared/contract.ts';
import { startRest } from '../helpers/http.ts';

describe('the reference page', () => {
  it('shows every route that has a path', async () => {
    const { call, url } = await startRest();
    const response = await call('/docs');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    for (const [name, { http, summary }] of Object.entries<RouteShape>(routes)) {
      if (!http) continue;
      expect(page).toContain(`<h2 id="${name}">`);
      expect(page).toContain(`<code>${http.path}</code>`);
      expect(page).toContain(summary.replaceAll("'", '&#39;').split('`')[0]);
    }
    expect(page).toContain(`curl -X POST ${url}/chat`);
  });

  it('works offline under a strict policy: no script, nothing inline, nothing from elsewhere', async () => {
    const { call } = await startRest();
    const response = await call('/docs');
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|<img|@import/i);
    const fetched = [...page.matchAll(/<link[^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(fetched).toEqual(['/docs/style.css']);
    const style = await call('/docs/style.css');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).not.toMatch(/url\(|@import/);
  });

  it('leads nowhere that it does not have', async () => {
    const { call } = await startRest();
    const page = await (await call('/docs')).text();
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(page).not.toMatch(/\[object |undefined|NaN/);
  });

  it('has a heading, a language and a way past its navigation', async () => {
    const { call } = await startRest();
    const page = await (await call('/docs')).text();
    expect(page).toMatch(/<html lang="en">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('href="#content"');
    expect(page).toContain('<nav aria-label="Operations">');
  });

  it('says how to send a token where one is needed', async () => {
    const token = 't'.repeat(32);
    const { call } = await startRest({}, { token });
    const page = await (await call('/docs', { headers: { authorization: `Bearer ${token}` } })).text();
    expect(page).toContain('Authorization: Bearer …');
    expect(page).not.toContain(token);
  });

  it('names the scope that each route needs, and none where access is by no token', async () => {
    const { call } = await startRest({}, { token: 't'.repeat(32) });
    const page = await (await call('/docs')).text();
    for (const [name, { http }] of Object.entries<RouteShape>(routes)) {
      if (!http) continue;
      const section = page.slice(page.indexOf(`<h2 id="${name}">`)).split('</section>')[0] ?? '';
      if (http.scope === 'open') {
        expect(section).toContain('Token: none');
        expect(section).not.toContain('$TOKEN');
      } else {
        expect(section).toContain(`Token: one with the scope <code>${http.scope}</code>`);
        expect(section).toContain('$TOKEN');
      }
    }
    const { call: callFree } = await startRest();
    expect(await (await callFree('/docs')).text()).not.toMatch(/Token: |\$TOKEN/);
  });
});
