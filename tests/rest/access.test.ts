import { describe, expect, it } from 'vitest';
import type { RestOptions } from '../../main/rest/options.ts';
import { createRates, TooOften } from '../../main/rest/rates.ts';
import { type RouteShape, routes } from '../../shared/contract.ts';
import { TokenScope } from '../../shared/model.ts';
import { errorOf, startRest } from '../helpers/http.ts';
import { health, reply } from './samples.ts';

const bound = Object.entries<RouteShape>(routes).flatMap(([name, { http }]) =>
  http ? [{ name, http }] : [],
);

/** Each scope's secret is the scope itself. */
const admit: RestOptions['admit'] = async (secret) => {
  const scope = TokenScope.options.find((each) => each === secret);
  return scope && { name: scope, scopes: [scope] };
};

describe('R5: scopes', () => {
  it.each(bound)('$name is for its scope and admin alone', async ({ http }) => {
    const { call } = await startRest({}, { admit });
    const path = http.path.replaceAll(/\{\w+\}/g, '1');
    for (const scope of TokenScope.options) {
      const headers = { authorization: `Bearer ${scope}`, 'content-type': 'application/json' };
      const response = await call(path, { method: http.method, headers, ...bodyFor(http.method) });
      if (http.scope === 'open' || scope === http.scope || scope === 'admin') {
        expect(response.status, scope).not.toBe(401);
        expect(response.status, scope).not.toBe(403);
      } else {
        expect(response.status, scope).toBe(403);
        expect(response.headers.get('www-authenticate')).toBe(
          `Bearer error="insufficient_scope", scope="${http.scope}"`,
        );
        const error = await errorOf(response);
        expect(error).toMatchObject({ code: 'scope_missing', error: expect.stringContaining(http.scope) });
      }
    }
  });

  it('needs no token for the health probe and the reference', async () => {
    const { call } = await startRest({ 'health.get': async () => health }, { admit });
    for (const path of ['/health', '/docs', '/docs/style.css', '/openapi.json']) {
      expect((await call(path)).status, path).toBe(200);
    }
  });

  it('tells a person in a browser why there is no page, and a program in JSON', async () => {
    const { call } = await startRest({}, { admit });
    const page = await call('/', { headers: { accept: 'text/html,*/*' } });
    expect(page.status).toBe(401);
    expect(page.headers.get('www-authenticate')).toBe('Bearer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toMatch(/needs a token[\s\S]*Zugangsschlüssel/);
    expect(await errorOf(await call('/'))).toMatchObject({ code: 'unauthorized' });
  });

  it('a token is never asked of a page for our own windows', () => {
    const names = Object.keys(routes).filter((name) => name.startsWith('access.'));
    expect(names).toHaveLength(3);
    expect(bound.filter(({ name }) => name.startsWith('access.'))).toEqual([]);
  });
});

describe('R7: rates', () => {
  it('one caller is told to wait, the others are not', async () => {
    const { call } = await startRest({ 'chat.ask': async () => reply }, { admit, rates: { chats: 2 } });
    const ask = (token: string) =>
      call('/chat', { json: { message: 'hi' }, headers: { authorization: `Bearer ${token}` } });
    expect((await ask('chat')).status).toBe(200);
    expect((await ask('chat')).status).toBe(200);
    const third = await ask('chat');
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(await errorOf(third)).toMatchObject({ code: 'too_many_requests' });
    expect((await ask('admin')).status).toBe(200);
  });

  it('bound calls without a token that holds, and keep no one out who has one', async () => {
    const { call } = await startRest({ 'chat.ask': async () => reply }, { admit });
    const ask = (token: string) =>
      call('/chat', { json: { message: 'hi' }, headers: { authorization: `Bearer ${token}` } });
    const statuses = [];
    for (let n = 0; n < 150; n += 1) statuses.push((await ask(`guess-${n}`)).status);
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(401));
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    // A bucket that fills with time may let one more through.
    const refused = await Promise.all([ask('guess'), ask('guess'), ask('guess')]);
    const told = refused.find(({ status }) => status === 429);
    expect(told?.headers.get('retry-after')).toBe('1');
    expect((await ask('chat')).status).toBe(200);
  });

  it('bound programs of this computer together, and never the health probe', async () => {
    const { call } = await startRest({ 'health.get': async () => health }, { rates: { requests: 1 } });
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await call('/nowhere')).status);
    expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(5);
    expect(statuses.at(-1)).toBe(429);
    for (let n = 0; n < 7; n += 1) expect((await call('/health')).status).toBe(200);
  });

  it('fill again with time, and 0 is no bound', () => {
    let now = 0;
    const rates = createRates('token', { requests: 2, chats: 60 }, () => now);
    const takes = (): number => {
      for (let n = 0; ; n += 1) {
        try {
          rates.take('app', 'health.get');
        } catch {
          return n;
        }
      }
    };
    expect(takes()).toBe(10);
    now += 1_000;
    expect(takes()).toBe(2);
    now += 3_600_000;
    expect(takes()).toBe(10);
    const free = createRates('token', { requests: 0, chats: 0 }, () => now);
    for (let n = 0; n < 10_000; n += 1) free.take('app', 'chat.ask');
  });

  it.each([
    ['token', 'chat.ask', 120],
    ['token', 'tickets.list', 500 * 5],
    ['local', 'chat.ask', 100_000],
    ['local', 'tickets.list', 20_000 * 5],
  ] as const)('where nothing is set, %s: so many of %s at once', (mode, route, most) => {
    const rates = createRates(mode, {}, () => 0);
    for (let n = 0; n < most; n += 1) rates.take('app', route);
    expect(() => rates.take('app', route)).toThrow(TooOften);
  });

  it('more calls under way than there may be are told so', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const { call } = await startRest(
      {
        'health.get': async () => {
          asked.resolve();
          await answer.promise;
          return health;
        },
      },
      { limits: { calls: 1 } },
    );
    const first = call('/health');
    await asked.promise;
    const second = await call('/health');
    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('1');
    expect(await errorOf(second)).toMatchObject({ code: 'service_busy' });
    answer.resolve();
    expect((await first).status).toBe(200);
    expect((await call('/health')).status).toBe(200);
  });
});

function bodyFor(method: string): RequestInit {
  return method === 'POST' || method === 'PATCH' ? { body: '{}' } : {};
}
