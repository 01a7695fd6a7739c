import { describe, expect, it } from 'vitest';
import { createDispatch, type Handlers } from '../../main/api/dispatch.ts';
import { routes } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';

/** Only the handlers named can be asked: the others are not reached in these tests. */
function dispatchTo(handlers: Partial<Handlers>, reported: unknown[] = []) {
  return createDispatch(handlers as Handlers, (route, error) => reported.push([route, error]));
}

const ticket = { user: 'Ana', email: 'ana@bank.example', type: 'IT Support', description: 'Help' };

describe('dispatch', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'chat', 'chat.ask '])(
    'knows no route %j',
    async (name) => {
      const result = await dispatchTo({})(name, {});
      expect(result).toEqual({
        ok: false,
        error: { code: 'endpoint_not_found', message: 'Endpoint not found' },
      });
    },
  );

  it('gives the handler parsed input', async () => {
    const dispatch = dispatchTo({ 'sessions.remove': async (input) => input });
    const result = await dispatch('sessions.remove', { session_id: '  s1\0 ' });
    expect(result).toEqual({ ok: true, value: { session_id: 's1' } });
  });

  it.each([
    [undefined, 'body'],
    [null, 'body'],
    ['text', 'body'],
    [[], 'body'],
    [{}, 'message'],
    [{ message: '' }, 'message'],
    [{ message: ' \n ' }, 'message'],
    [{ message: 7 }, 'message'],
    [{ message: 'x'.repeat(32_001) }, 'message'],
    [{ message: 'hi', session_id: 5 }, 'session_id'],
    [{ message: 'hi', session_id: 'a\nb' }, 'session_id'],
    [{ message: 'hi', extra: true }, 'extra'],
    [JSON.parse('{"message":"hi","__proto__":{"admin":true}}'), '__proto__'],
  ])('names the field of an unfit input %j', async (input, field) => {
    const result = await dispatchTo({})('chat.ask', input);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid_input', field } });
  });

  it.each(Object.entries(routes))('takes no field that %s does not have', (_, { input }) => {
    const codes = input.safeParse({ surplus: 1 }).error?.issues.map(({ code }) => code);
    expect(codes).toContain('unrecognized_keys');
  });

  it.each(['user', 'email', 'type', 'description'])(
    'says which required field is missing: %s',
    async (field) => {
      for (const blank of [undefined, null, '', '  ']) {
        const result = await dispatchTo({})('tickets.create', { ...ticket, [field]: blank });
        expect(result).toEqual({
          ok: false,
          error: { code: 'missing_field', message: `Missing required field: ${field}`, field },
        });
      }
    },
  );

  it.each([
    ['chat.ask', {}, 'message: is missing'],
    ['chat.ask', { message: 7 }, 'message: must be text'],
    ['chat.ask', { message: 'x'.repeat(32_001) }, 'message: must be at most 32000 characters long'],
    ['chat.ask', [], 'body: must be a JSON object'],
    ['tickets.create', [], 'body: must be a JSON object'],
    ['tickets.list', { limit: 0 }, 'limit: must be at least 1'],
    ['tickets.list', { status: 'lost' }, 'status: must be one of open, in_progress, resolved, closed'],
  ])('says in plain words why %s refuses an input', async (name, input, message) => {
    expect(await dispatchTo({})(name, input)).toMatchObject({ error: { code: 'invalid_input', message } });
  });

  it('calls a value of the wrong kind unfit, not missing', async () => {
    const result = await dispatchTo({})('tickets.create', { ...ticket, user: 7 });
    expect(result).toMatchObject({ error: { code: 'invalid_input', field: 'user' } });
  });

  it('passes a failure on as a value', async () => {
    const dispatch = dispatchTo({
      'tickets.get': async () => {
        throw new Failure('ticket_not_found');
      },
    });
    expect(await dispatch('tickets.get', { id: 'TKT-1' })).toMatchObject({
      error: { code: 'ticket_not_found' },
    });
  });

  it("hides an unforeseen error's text, and reports it", async () => {
    const reported: unknown[] = [];
    const secret = new Error('SELECT secret FROM /home/ana');
    const dispatch = dispatchTo(
      {
        'tickets.list': async () => {
          throw secret;
        },
      },
      reported,
    );
    expect(await dispatch('tickets.list', {})).toEqual({
      ok: false,
      error: { code: 'internal', message: 'Failed to fetch tickets' },
    });
    expect(reported).toEqual([['tickets.list', secret]]);
  });

  it('lets nothing out that the contract does not promise', async () => {
    const extra = { status: 'healthy' as const, timestamp: 't', version: '1', secret: 'x' };
    expect(await dispatchTo({ 'health.get': async () => extra })('health.get', {})).toEqual({
      ok: true,
      value: { status: 'healthy', timestamp: 't', version: '1' },
    });
  });

  it("gives the handler the caller's signal and ear", async () => {
    const heard: unknown[] = [];
    const { signal } = new AbortController();
    const dispatch = dispatchTo({
      'chat.ask': async (_input, context) => {
        expect(context.signal).toBe(signal);
        context.emit({ event: 'delta', data: { text: 'a' } });
        throw new Failure('cancelled');
      },
    });
    await dispatch('chat.ask', { message: 'hi' }, { signal, emit: (event) => heard.push(event) });
    expect(heard).toEqual([{ event: 'delta', data: { text: 'a' } }]);
  });
});
