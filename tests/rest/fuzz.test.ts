import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openWire, startRest } from '../helpers/http.ts';
import { health, reply, ticket } from './samples.ts';

const methods = fc.oneof(
  fc.constantFrom('GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'TRACE', 'QUERY'),
  fc.string({ unit: 'grapheme-ascii' }),
);
const targets = fc.oneof(
  fc.constantFrom(
    '/',
    '/health',
    '/chat',
    '/ticket',
    '/tickets',
    '/sessions/s/history',
    '/docs',
    '/openapi.json',
    '*',
    '',
  ),
  fc.webPath(),
  fc.string({ unit: 'binary' }).map((text) => `/${text}`),
  fc.string({ unit: 'grapheme-ascii' }).map((text) => `/tickets?${text}`),
);
const headers = fc.array(
  fc.oneof(
    fc.constantFrom(
      'Content-Type: application/json',
      'Accept: text/event-stream',
      'Content-Length: 5',
      'Content-Length: -1',
      'Content-Length: 5, 5',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Expect: 100-continue',
      'Expect: a miracle',
      'Upgrade: websocket\r\nConnection: Upgrade',
      'Session-ID: s1',
      'Origin: null',
    ),
    fc
      .tuple(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'binary' }))
      .map(([a, b]) => `${a}: ${b}`),
  ),
  { maxLength: 5 },
);
const bodies = fc.oneof(
  fc.constant(''),
  fc.constant('{"message":"hi"}'),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`),
);

it('no request, however odd, is an error of ours or stops the service', async () => {
  const { call, port, reported } = await startRest({
    'health.get': async () => health,
    'chat.ask': async () => reply,
    'tickets.create': async () => ({ message: 'Ticket created successfully!', ticket }),
    'tickets.list': async () => ({ tickets: [ticket], next_cursor: null }),
    'tickets.get': async () => ({ ticket }),
    'tickets.update': async () => ({ ticket }),
    'sessions.list': async () => ({ sessions: [], next_cursor: null }),
    'sessions.history': async ({ session_id }) => ({ session_id, history: [], next_cursor: null }),
    'sessions.remove': async ({ session_id }) => ({ session_id }),
    'knowledge.search': async () => ({ confident: false, results: [] }),
  });
  await fc.assert(
    fc.asyncProperty(methods, targets, headers, bodies, async (method, target, lines, body) => {
      const head = [`${method} ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...lines];
      const wire = openWire(port);
      wire.socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
      const answer = await wire.closed();
      for (const [, status] of answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm))
        expect(Number(status)).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
  expect(reported).toEqual([]);
  expect((await call('/health')).status).toBe(200);
});
