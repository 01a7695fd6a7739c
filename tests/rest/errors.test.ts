import { describe, expect, it } from 'vitest';
import { type RouteShape, routes } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import { errorOf, sendRaw, startRest } from '../helpers/http.ts';
import { health, reply } from './samples.ts';

const fail = (error: Error) => async (): Promise<never> => {
  throw error;
};
const boom = fail(new Error('SQLITE_ERROR at /home/ana/secret.db'));

describe('the specification’s errors', () => {
  it('unknown path: 404 in its words alone', async () => {
    const { call } = await startRest();
    for (const path of [
      '/nowhere',
      '/health/',
      '/tickets/1/2',
      '/__proto__',
      '/constructor',
      '/sessions//history',
    ]) {
      const response = await call(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('{"error":"Endpoint not found"}');
    }
  });

  it('routes for our own windows alone have no path', async () => {
    const { call } = await startRest();
    const hidden = Object.entries<RouteShape>(routes).filter(([, { http }]) => http === undefined);
    for (const [name] of hidden) {
      for (const path of [`/${name}`, `/${name.replace('.', '/')}`]) {
        expect((await call(path, { json: {} })).status, path).not.toBe(200);
      }
    }
  });

  it('missing field: 400 in its words, where FastAPI clients read them and where ours do', async () => {
    const { call } = await startRest();
    const response = await call('/ticket', {
      json: { user: ' ', email: 'a@b', type: 'x', description: 'y' },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'Missing required field: user',
      code: 'missing_field',
      detail: 'Missing required field: user',
      field: 'user',
    });
  });

  it('unforeseen: 500 in its words alone, and nothing of ours leaves', async () => {
    const { call, reported } = await startRest({ 'tickets.get': boom });
    const response = await call('/tickets/1');
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"error":"Internal server error"}');
    expect(reported).toEqual([
      ['tickets.get', expect.objectContaining({ message: expect.stringContaining('SQLITE') })],
    ]);
  });

  it('unforeseen in this door itself: the same, and reported', async () => {
    const reported: unknown[] = [];
    const { call } = await startRest(
      {},
      {
        dispatch: async () => {
          throw new Error('SECRET');
        },
        report: (where, error) => reported.push([where, error]),
      },
    );
    for (const path of ['/health', '/tickets']) {
      const response = await call(path);
      expect(response.status).toBe(500);
      expect(await response.text()).toBe('{"error":"Internal server error"}');
    }
    expect(reported).toEqual([
      ['health.get', new Error('SECRET')],
      ['tickets.list', new Error('SECRET')],
    ]);
  });

  it.each([
    ['/tickets', 'Failed to fetch tickets'],
    ['/tickets?limit=5', 'Failed to fetch tickets'],
    ['/sessions/s1/history', 'Failed to fetch session history'],
  ])('unforeseen at %s: its own words', async (path, words) => {
    const { call } = await startRest({ 'tickets.list': boom, 'sessions.history': boom });
    const response = await call(path);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: words, detail: words });
  });

  it('unforeseen in a chat: the error and a sentence for the user', async () => {
    const { call } = await startRest({ 'chat.ask': boom });
    const response = await call('/chat', { json: { message: 'hi' } });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: 'Internal server error',
      response: routes['chat.ask'].http?.apology,
    });
  });

  it('a known failure of a chat: its own sentence, for the user too', async () => {
    const { call } = await startRest({ 'chat.ask': fail(new Failure('model_busy')) });
    const response = await call('/chat', { json: { message: 'hi' } });
    expect(response.status).toBe(503);
    const sentence = new Failure('model_busy').message;
    expect(await response.json()).toEqual({
      error: sentence,
      code: 'model_busy',
      detail: sentence,
      response: sentence,
    });
  });

  it('a caller’s mistake in a chat has no sentence in place of the answer', async () => {
    const { call } = await startRest();
    const body = await errorOf(await call('/chat', { json: {} }));
    expect(body).not.toHaveProperty('response');
    expect(body).toEqual({
      error: body.error,
      code: 'invalid_input',
      detail: [{ loc: ['body', 'message'], msg: body.error, type: 'value_error' }],
      field: 'message',
    });
  });

  it('any other failure: sentence, code and detail with the status of its code', async () => {
    const { call } = await startRest({
      'tickets.get': fail(new Failure('ticket_not_found')),
      'tickets.create': fail(new Failure('database_full')),
    });
    const missing = await call('/tickets/1');
    expect(missing.status).toBe(404);
    const { message } = new Failure('ticket_not_found');
    expect(await missing.json()).toEqual({ error: message, code: 'ticket_not_found', detail: message });
    const ticket = { user: 'Ana', email: 'a@b', type: 'IT', description: 'x' };
    expect((await call('/ticket', { json: ticket })).status).toBe(507);
  });

  it('a broken reply of ours is an internal error, not a broken reply', async () => {
    const { call, reported } = await startRest({
      'health.get': async () => ({ ...health, status: 'odd' as 'healthy' }),
    });
    const response = await call('/health');
    expect(await response.text()).toBe('{"error":"Internal server error"}');
    expect(reported).toHaveLength(1);
  });
});

describe('methods', () => {
  it.each([
    ['PUT', '/chat', 'POST'],
    ['GET', '/chat', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
    ['DELETE', '/tickets/1', 'GET, HEAD, PATCH'],
    ['OPTIONS', '/sessions/1', 'DELETE, PATCH'],
    ['TRACE', '/', 'GET, HEAD'],
    ['PROPFIND', '/health', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
  ])('%s %s is not allowed, but others are', async (method, path, allow) => {
    const { port } = await startRest();
    const answer = await sendRaw(
      port,
      `${method} ${path} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(answer).toContain('HTTP/1.1 405');
    expect(/allow: (.*)\r/i.exec(answer)?.[1]?.split(', ').sort().join(', ')).toBe(allow);
    expect(answer).toContain('{"error":"Method not allowed","code":"method_not_allowed"}');
  });

  it('HEAD works where GET does: the same head, no body', async () => {
    const { call, port } = await startRest({ 'health.get': async () => health });
    const got = await call('/health');
    const asked = await sendRaw(
      port,
      `HEAD /health HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(asked).toContain('HTTP/1.1 200');
    expect(asked).toMatch(new RegExp(`content-length: ${got.headers.get('content-length')}\r`, 'i'));
    expect(asked.endsWith('\r\n\r\n')).toBe(true);
    expect((await call('/nowhere', { method: 'HEAD' })).status).toBe(404);
    expect((await call('/chat', { method: 'HEAD' })).status).toBe(405);
  });

  it.each(['http://evil.example/health', 'https://127.0.0.1/health', '*', '/\\evil'])(
    'a target that is no path of ours is unknown: %s',
    async (target) => {
      const { port } = await startRest({ 'health.get': async () => health });
      const method = target === '*' ? 'OPTIONS' : 'GET';
      const answer = await sendRaw(
        port,
        `${method} ${target} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
      );
      expect(answer).toContain('HTTP/1.1 404');
    },
  );

  it('CONNECT gets no tunnel', async () => {
    const { port } = await startRest();
    const answer = await sendRaw(port, `CONNECT evil.example:443 HTTP/1.1\nHost: 127.0.0.1:${port}\n\n`);
    expect(answer).not.toContain('200');
  });
});

describe('replies', () => {
  it('are JSON that no cache keeps', async () => {
    const { call } = await startRest({ 'chat.ask': async () => reply });
    const response = await call('/chat', { json: { message: 'hi' } });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(reply);
  });

  it('abort the call when the caller leaves', async () => {
    let left: (reason: unknown) => void = () => {};
    const leaving = new Promise<unknown>((resolve) => {
      left = resolve;
    });
    const caller = new AbortController();
    const { call } = await startRest({
      'chat.ask': async (_, { signal }) => {
        signal.addEventListener('abort', () => left(signal.reason));
        caller.abort();
        await leaving;
        return reply;
      },
    });
    await expect(call('/chat', { json: { message: 'hi' }, signal: caller.signal })).rejects.toThrow();
    expect(await leaving).toMatchObject({ code: 'cancelled' });
  });

  it('do not abort a call that was answered', async () => {
    let signal: AbortSignal | undefined;
    const { call, close } = await startRest({
      'chat.ask': async (_, context) => {
        signal = context.signal;
        return reply;
      },
    });
    await (await call('/chat', { json: { message: 'hi' } })).json();
    await close();
    expect(signal?.aborted).toBe(false);
  });
});
