import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import { errorOf, sendRaw, startRest } from '../helpers/http.ts';
import { health, reply, ticket } from './samples.ts';

/** A door whose handlers keep what they were given. */
async function listening() {
  const given: unknown[] = [];
  const keep =
    <T>(value: T) =>
    async (input: unknown): Promise<T> => {
      given.push(input);
      return value;
    };
  const rest = await startRest({
    'chat.ask': keep(reply),
    'tickets.create': keep({ message: 'Ticket created successfully!', ticket }),
    'tickets.list': keep({ tickets: [ticket], next_cursor: null }),
    'tickets.get': keep({ ticket }),
    'tickets.update': keep({ ticket }),
    'sessions.remove': keep({ session_id: 's1' }),
    'messages.correct': async (input: Input<'messages.correct'>) => {
      given.push(input);
      throw new Error('no message in this test');
    },
    'health.get': keep(health),
  });
  return { ...rest, given };
}

const misfit = async (response: Response): Promise<unknown> => {
  const { field, code, detail } = await errorOf(response);
  return { status: response.status, code, field, loc: typeof detail === 'object' ? detail[0]?.loc : detail };
};

describe('a query', () => {
  it('carries text, and numbers where the contract says so', async () => {
    const { call, given } = await listening();
    const response = await call('/tickets?limit=20&q=1234&status=open&type=IT%20Support');
    expect(response.status).toBe(200);
    expect(given).toEqual([{ limit: 20, q: '1234', status: 'open', type: 'IT Support' }]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=1.5', 'limit'],
    [`limit=${'9'.repeat(400)}`, 'limit'],
    ['limit=10&limit=10', 'limit'],
    ['q=a&q=b', 'q'],
    ['limit[]=10', 'limit[]'],
    ['status=broken', 'status'],
    ['cursor=%00', 'cursor'],
    ['colour=red', 'colour'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['__proto__[limit]=1', '__proto__[limit]'],
  ])('that does not fit names its field: %s', async (query, field) => {
    const { call, given } = await listening();
    expect(await misfit(await call(`/tickets?${query}`))).toEqual({
      status: 422,
      code: 'invalid_input',
      field,
      loc: ['query', ...field.split('.')],
    });
    expect(given).toEqual([]);
  });
});

describe('a path', () => {
  it.each([
    ['/tickets/TKT-1', 'TKT-1'],
    ['/tickets/a%2Fb', 'a/b'],
    ['/tickets/%C3%BC%20x', 'ü x'],
    ['/tickets/a%2525', 'a%25'],
    ['/tickets/..', '..'],
    ['/tickets/a+b', 'a+b'],
  ])('carries its fields decoded once: %s', async (path, id) => {
    const { port, given } = await listening();
    const answer = await sendRaw(
      port,
      `GET ${path} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(answer).toContain('HTTP/1.1 200');
    expect(given).toEqual([{ id }]);
  });

  it('carries numbers where the contract says so', async () => {
    const { call, given } = await listening();
    const correct = (id: string) =>
      call(`/messages/${id}`, { method: 'PATCH', json: { category: 'General' } });
    await correct('12');
    expect(given).toEqual([{ message_id: 12, category: 'General' }]);
    expect(await misfit(await correct('twelve'))).toMatchObject({ loc: ['path', 'message_id'] });
  });

  it.each(['%', '%zz', '%FF', '%C3'])('that is not readable names its field: %s', async (id) => {
    const { port } = await listening();
    const answer = await sendRaw(
      port,
      `GET /tickets/${id} HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(answer).toContain('HTTP/1.1 422');
    expect(answer).toContain('"loc":["path","id"]');
  });

  it('has the say over its fields', async () => {
    const { call } = await listening();
    const inBody = await call('/tickets/T1', { method: 'PATCH', json: { id: 'T2', status: 'open' } });
    expect(inBody.status).toBe(422);
    expect(await inBody.json()).toMatchObject({ field: 'id' });
    expect((await call('/tickets/T1?id=T2')).status).toBe(422);
  });

  it('goes with the body', async () => {
    const { call, given } = await listening();
    expect((await call('/tickets/T1', { method: 'PATCH', json: { status: 'closed' } })).status).toBe(200);
    expect((await call('/sessions/s1', { method: 'DELETE' })).status).toBe(200);
    expect(given).toEqual([{ id: 'T1', status: 'closed' }, { session_id: 's1' }]);
  });
});

describe('a header', () => {
  const ask = (json: unknown) => ({ json, headers: { 'Session-ID': 'from-header' } });

  it.each([
    [{ message: 'hi' }, 'from-header'],
    [{ message: 'hi', session_id: null }, 'from-header'],
    [{ message: 'hi', session_id: '' }, 'from-header'],
    [{ message: 'hi', session_id: 'from-body' }, 'from-body'],
  ])('counts only where the body has no such field: %j', async (body, session_id) => {
    const { call, given } = await listening();
    expect((await call('/chat', ask(body))).status).toBe(200);
    expect(given).toMatchObject([{ session_id }]);
  });

  it('is not a field of other routes, and no other header is one', async () => {
    const { call, given } = await listening();
    await call('/tickets/T1', { headers: { 'session-id': 's' } });
    await call('/ticket', {
      json: { ...plain, session_id: 's' },
      headers: { 'session-id': 'x', message: 'y' },
    });
    expect(given).toMatchObject([{ id: 'T1' }, { session_id: 's' }]);
  });

  it('that does not fit is named as a header', async () => {
    const { call } = await listening();
    const response = await call('/ticket', {
      json: plain,
      headers: { 'idempotency-key': 'k'.repeat(300) },
    });
    expect(await misfit(response)).toMatchObject({ status: 422, loc: ['header', 'idempotency_key'] });
  });
});

describe('a body', () => {
  it.each([
    ['[]', 'body', ['body']],
    ['null', 'body', ['body']],
    ['"text"', 'body', ['body']],
    ['7', 'body', ['body']],
    ['{}', 'message', ['body', 'message']],
    ['{"message":7}', 'message', ['body', 'message']],
    ['{"message":"  "}', 'message', ['body', 'message']],
    ['{"message":"hi","colour":"red"}', 'colour', ['body', 'colour']],
    ['{"message":"hi","__proto__":{"isAdmin":true}}', '__proto__', ['body', '__proto__']],
    ['{"message":"hi","constructor":{}}', 'constructor', ['body', 'constructor']],
  ])('that does not fit names its field: %s', async (body, field, loc) => {
    const { call, given } = await listening();
    const response = await call('/chat', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(await misfit(response)).toEqual({ status: 422, code: 'invalid_input', field, loc });
    expect(given).toEqual([]);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it('of any JSON is no error of ours', async () => {
    const { call, reported } = await listening();
    const almost = fc.record(
      { user: fc.json(), email: fc.string(), type: fc.string(), description: fc.anything() },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ['POST', '/chat'],
          ['POST', '/ticket'],
          ['PATCH', '/tickets/T1'],
          ['PATCH', '/messages/1'],
        ),
        fc.oneof(
          fc.json(),
          almost.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        async ([method, path], body) => {
          const response = await call(path ?? '', {
            method: method ?? '',
            body,
            headers: { 'content-type': 'application/json' },
          });
          expect([200, 400, 422]).toContain(response.status);
          if (response.status !== 200) expect(await errorOf(response)).toHaveProperty('field');
        },
      ),
      { numRuns: 300 },
    );
    expect(reported).toEqual([]);
  });

  it('and query of any text are no error of ours', async () => {
    const { call, reported } = await listening();
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.string()), fc.string(), async (query, id) => {
        const text = new URLSearchParams(query).toString();
        expect([200, 422]).toContain((await call(`/tickets?${text}`)).status);
        const path = `/tickets/${encodeURIComponent(id.toWellFormed())}`;
        expect([200, 404, 405, 422]).toContain((await call(path)).status);
      }),
      { numRuns: 100 },
    );
    expect(reported).toEqual([]);
  });
});

const plain = { user: 'Ana', email: 'ana@bank.example', type: 'IT Support', description: 'Help' };
