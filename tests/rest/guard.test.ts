import { describe, expect, it } from 'vitest';
import { sendRaw, startRest } from '../helpers/http.ts';
import { health, ticket } from './samples.ts';

const answering = { 'health.get': async () => health };
const statusOf = (answer: string): string => answer.slice(0, 12);

describe('R2: the Host header', () => {
  it.each([
    '127.0.0.1:PORT',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '[::1]:PORT',
    'desk.example.com',
    'desk.example.com:PORT',
    'desk.example.com:8443',
  ])('is answered to: %s', async (host) => {
    const { port } = await startRest(answering, {
      allowedHosts: ['Desk.Example.com', 'desk.example.com:8443'],
    });
    const named = host.replace('PORT', String(port));
    const answer = await sendRaw(port, `GET /health HTTP/1.1\nHost: ${named}\nConnection: close\n\n`);
    expect(statusOf(answer)).toBe('HTTP/1.1 200');
  });

  it.each([
    ['another name', 'Host: evil.example:PORT\n'],
    ['another port', 'Host: 127.0.0.1:1\n'],
    ['no port', 'Host: 127.0.0.1\n'],
    ['an address that reads as ours', 'Host: 127.0.0.1.evil.example:PORT\n'],
    ['a name before ours', 'Host: evil.example@127.0.0.1:PORT\n'],
    ['a trailing dot', 'Host: localhost.:PORT\n'],
    ['another loopback address', 'Host: 127.0.0.2:PORT\n'],
    ['an empty one', 'Host:\n'],
    ['two, the first ours', 'Host: 127.0.0.1:PORT\nHost: evil.example\n'],
    ['two, both ours', 'Host: 127.0.0.1:PORT\nhOST: 127.0.0.1:PORT\n'],
    ['a list', 'Host: 127.0.0.1:PORT, evil.example\n'],
  ])('is refused: %s', async (_, header) => {
    const { port } = await startRest(answering);
    const lines = header.replaceAll('PORT', String(port));
    const answer = await sendRaw(port, `GET /health HTTP/1.1\n${lines}Connection: close\n\n`);
    expect(statusOf(answer)).toBe('HTTP/1.1 403');
    expect(answer).toContain('"code":"host_refused"');
  });

  it('is needed, whatever the version of HTTP', async () => {
    const { port } = await startRest(answering);
    expect(statusOf(await sendRaw(port, 'GET /health HTTP/1.0\n\n'))).toBe('HTTP/1.1 403');
    expect(statusOf(await sendRaw(port, 'GET /health HTTP/1.1\nConnection: close\n\n'))).toBe('HTTP/1.1 400');
  });

  it('comes before everything else: the path, the method, the token', async () => {
    const { port } = await startRest({}, { token: 'x'.repeat(32) });
    const answer = await sendRaw(
      port,
      'OPTIONS /nowhere HTTP/1.1\nHost: evil.example\nConnection: close\n\n',
    );
    expect(answer).toContain('"code":"host_refused"');
  });

  it.each(['a miracle', '100-continue'])('comes before what the request expects: %s', async (expected) => {
    const { port } = await startRest(answering);
    const lines = `Expect: ${expected}\nConnection: close\n\n`;
    for (const named of ['evil.example', `127.0.0.1:${port}\nOrigin: https://evil.example`]) {
      const answer = await sendRaw(port, `GET /health HTTP/1.1\nHost: ${named}\n${lines}`);
      expect(statusOf(answer)).toBe('HTTP/1.1 403');
    }
  });
});

describe('R3: the page that calls', () => {
  const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS'];

  it.each(methods)('of another origin is refused: %s', async (method) => {
    const { port } = await startRest(answering, { allowedOrigins: ['https://intranet.example.com'] });
    const own = `http://127.0.0.1:${port}`;
    const origins = [
      'https://evil.example',
      'null',
      '',
      `${own}.evil.example`,
      own.replace('http', 'https'),
      'http://127.0.0.1',
      'http://127.0.0.1:1',
      'https://intranet.example.com.evil.example',
      'https://INTRANET.example.com',
      `${own}, https://evil.example`,
    ];
    for (const origin of origins) {
      const answer = await sendRaw(
        port,
        `${method} /health HTTP/1.1\nHost: 127.0.0.1:${port}\nOrigin: ${origin}\nConnection: close\n\n`,
      );
      expect(statusOf(answer), origin).toBe('HTTP/1.1 403');
      expect(answer.toLowerCase()).not.toContain('access-control-allow-origin');
    }
  });

  it.each(methods)('is refused where the browser says so: %s', async (method) => {
    const { port } = await startRest(answering);
    for (const site of ['cross-site', 'same-site', 'Cross-Site', 'none, cross-site', '']) {
      const answer = await sendRaw(
        port,
        `${method} /health HTTP/1.1\nHost: 127.0.0.1:${port}\nSec-Fetch-Site: ${site}\nConnection: close\n\n`,
      );
      expect(statusOf(answer), site).toBe('HTTP/1.1 403');
    }
    const ours = `Origin: http://127.0.0.1:${port}\nSec-Fetch-Site: cross-site`;
    const answer = await sendRaw(
      port,
      `${method} /health HTTP/1.1\nHost: 127.0.0.1:${port}\n${ours}\nConnection: close\n\n`,
    );
    expect(statusOf(answer), 'our own origin from another site').toBe('HTTP/1.1 403');
  });

  it.each([
    'Origin: http://127.0.0.1:PORT',
    'Origin: http://localhost:PORT',
    'Origin: http://[::1]:PORT',
    'Sec-Fetch-Site: same-origin',
    'Sec-Fetch-Site: none',
    'Origin: https://intranet.example.com\nSec-Fetch-Site: cross-site',
  ])('is ours, a listed one or a person: %s', async (lines) => {
    const { port } = await startRest(answering, { allowedOrigins: ['https://intranet.example.com'] });
    const answer = await sendRaw(
      port,
      `GET /health HTTP/1.1\nHost: 127.0.0.1:${port}\n${lines.replace('PORT', String(port))}\nConnection: close\n\n`,
    );
    expect(statusOf(answer)).toBe('HTTP/1.1 200');
  });
});

it('R2, R3: nothing hides behind many headers', async () => {
  const { port } = await startRest(answering);
  const many = 'a:\n'.repeat(2_500);
  for (const last of ['Origin: https://evil.example', 'Host: evil.example']) {
    const answer = await sendRaw(
      port,
      `GET /health HTTP/1.1\nHost: 127.0.0.1:${port}\n${many}${last}\nConnection: close\n\n`,
    );
    expect(statusOf(answer)).toBe('HTTP/1.1 403');
  }
});

describe('R4: CORS', () => {
  const preflight = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };

  it('is nothing by default', async () => {
    const { call, url } = await startRest(answering);
    const asked = await call('/chat', { method: 'OPTIONS', headers: { ...preflight, origin: url } });
    expect(asked.status).toBe(405);
    const answered = await call('/health', { headers: { origin: url } });
    expect(answered.headers.get('vary')).toBeNull();
    for (const headers of [asked.headers, answered.headers]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('lets listed origins in by their exact name, without credentials', async () => {
    const origin = 'https://intranet.example.com';
    const { call } = await startRest(answering, { allowedOrigins: [origin] });
    const asked = await call('/chat', { method: 'OPTIONS', headers: { ...preflight, origin } });
    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'DELETE, GET, PATCH, POST',
      'access-control-allow-headers': 'authorization, content-type, session-id, idempotency-key',
      vary: 'Origin',
    });
    // Only OPTIONS is a preflight, whatever a page puts into its headers.
    const answered = await call('/health', { headers: { ...preflight, origin } });
    expect(answered.status).toBe(200);
    expect(answered.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answered.headers.get('vary')).toBe('Origin');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answered.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('varies by origin for those that send none, and tells them nothing', async () => {
    const { call } = await startRest(answering, { allowedOrigins: ['https://intranet.example.com'] });
    const { headers } = await call('/health');
    expect(headers.get('vary')).toBe('Origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers a preflight without a token, and the call itself only with one', async () => {
    const origin = 'https://intranet.example.com';
    const { call } = await startRest({}, { allowedOrigins: [origin], token: 'x'.repeat(32) });
    const asked = await call('/tickets', { method: 'OPTIONS', headers: { ...preflight, origin } });
    expect(asked.status).toBe(204);
    expect((await call('/tickets', { headers: { origin } })).status).toBe(401);
  });
});

describe('R5: the token', () => {
  const token = '0123456789abcdef0123456789abcdef';
  const handlers = { ...answering, 'tickets.get': async () => ({ ticket }) };

  it.each([
    '/tickets/1',
    '/',
    '/nowhere',
    '/assets/index.js',
    '/health/',
    '/HEALTH',
    '/%68ealth',
    '//health',
    '/health/../tickets/1',
    '/health#/../tickets/1',
  ])('is needed for %s', async (path) => {
    const { port } = await startRest(handlers, { token });
    const answer = await sendRaw(
      port,
      `GET ${path} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(statusOf(answer)).toBe('HTTP/1.1 401');
    expect(answer).toMatch(/www-authenticate: Bearer\r\n/i);
    expect(answer).toContain('"code":"unauthorized"');
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Basic ${token}`,
    token,
    `Bearer ${token} ${token}`,
  ])('must be the right one, not %j', async (authorization) => {
    const { call } = await startRest(handlers, { token });
    expect((await call('/tickets/1', { headers: { authorization } })).status).toBe(401);
  });

  it('lets its bearer in, and anyone ask whether the service is up', async () => {
    const { call } = await startRest(handlers, { token });
    for (const authorization of [`Bearer ${token}`, `bearer  ${token} `]) {
      expect((await call('/tickets/1', { headers: { authorization } })).status).toBe(200);
    }
    expect((await call('/health')).status).toBe(200);
    expect((await call('/health?now', { method: 'HEAD' })).status).toBe(422);
    expect((await call('/health', { method: 'POST' })).status).toBe(401);
  });

  it('is not asked for in a URL', async () => {
    const { call } = await startRest(handlers, { token });
    expect((await call(`/tickets/1?token=${token}`)).status).toBe(401);
  });
});
