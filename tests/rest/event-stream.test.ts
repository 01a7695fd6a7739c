import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CallContext } from '../../main/api/dispatch.ts';
import type { RouteEvent } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import { aborted, errorOf, openWire, startRest } from '../helpers/http.ts';
import { reply } from './samples.ts';

type Context = CallContext<'chat.ask'>;

const started: RouteEvent<'chat.ask'> = {
  event: 'start',
  data: { session_id: 's1', category: 'General', question_id: 1, message: 'hi', masked: [] },
};
const delta = (text: string) => ({ event: 'delta', data: { text } }) as const;
const ask = { json: { message: 'hi' }, headers: { accept: 'text/event-stream' } };
const question = '{"message":"hi"}';

/** The request as it goes over the wire, for callers that do more than wait. */
const request = (port: number): string =>
  [
    'POST /chat HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Accept: text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${question.length}`,
    '',
    question,
  ].join('\r\n');

function eventsIn(text: string): { event: string; data: unknown }[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = '', ...more] = block.split('\n');
      expect(more).toEqual([]);
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) };
    });
}

describe('a stream of events', () => {
  it('tells the progress, then the whole reply', async () => {
    const { call } = await startRest({
      'chat.ask': async (_, { emit }) => {
        emit(started);
        emit({ event: 'reasoning', data: { text: 'hm' } });
        emit(delta('Hold the\n\nevent: done\ndata: power'));
        emit({ event: 'sources', data: { sources: [] } });
        return reply;
      },
    });
    const response = await call('/chat', ask);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-cache');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(eventsIn(await response.text())).toEqual([
      started,
      { event: 'reasoning', data: { text: 'hm' } },
      delta('Hold the\n\nevent: done\ndata: power'),
      { event: 'sources', data: { sources: [] } },
      { event: 'done', data: reply },
    ]);
  });

  it.each(['text/event-stream', 'application/json, text/event-stream', 'Text/Event-Stream; q=0.9'])(
    'is for those who ask for it: %s',
    async (accept) => {
      const { call } = await startRest({ 'chat.ask': async () => reply });
      const response = await call('/chat', { ...ask, headers: { accept } });
      expect(eventsIn(await response.text())).toEqual([{ event: 'done', data: reply }]);
    },
  );

  it.each(['*/*', 'application/json', 'text/event-streams', 'text/event-stream;q=0, application/json'])(
    'is not for others: %s',
    async (accept) => {
      const { call } = await startRest({
        'chat.ask': async (_, { emit }) => {
          emit(delta('unheard'));
          return reply;
        },
      });
      const response = await call('/chat', { ...ask, headers: { accept } });
      expect(await response.json()).toEqual(reply);
    },
  );

  it('sends each event at once', async () => {
    let go: () => void = () => {};
    const heard = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { port } = await startRest({
      'chat.ask': async (_, { emit }) => {
        emit(delta('first'));
        await heard;
        return reply;
      },
    });
    const wire = openWire(port, request(port));
    expect(await wire.until(/"first"/)).not.toContain('event: done');
    go();
    await wire.until(/event: done/);
  });

  it('that fails before its first event is a plain error with its status', async () => {
    const { call } = await startRest({
      'chat.ask': async () => {
        throw new Failure('model_busy');
      },
    });
    const busy = await call('/chat', ask);
    expect(busy.status).toBe(503);
    expect(busy.headers.get('retry-after')).toBe('5');
    expect(await errorOf(busy)).toMatchObject({ code: 'model_busy' });
    const unfit = await call('/chat', { ...ask, json: {} });
    expect(unfit.status).toBe(422);
    expect(await errorOf(unfit)).toMatchObject({ field: 'message' });
  });

  it.each([
    [new Failure('model_stopped'), { error: new Failure('model_stopped').message, code: 'model_stopped' }],
    [new Error('SECRET'), { error: 'Internal server error', response: expect.any(String) }],
  ])('that fails later ends with an error: %s', async (error, value) => {
    const { call } = await startRest({
      'chat.ask': async (_, { emit }) => {
        emit(started);
        throw error;
      },
    });
    const text = await (await call('/chat', ask)).text();
    expect(eventsIn(text)).toEqual([started, { event: 'error', data: expect.objectContaining(value) }]);
    expect(text).not.toContain('SECRET');
  });

  it('stays alive while it is quiet', async () => {
    let go: () => void = () => {};
    const heard = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { port } = await startRest(
      {
        'chat.ask': async (_, { emit }) => {
          emit(started);
          await heard;
          return reply;
        },
      },
      { limits: { heartbeat: 5 } },
    );
    const wire = openWire(port, request(port));
    await wire.until(/(: still here\n\n[^:]*){3}/);
    go();
    expect(eventsIn((await wire.until(/event: done/)).split('\r\n').join(''))).toBeDefined();
  });

  it('is aborted when the caller leaves', async () => {
    const context = Promise.withResolvers<Context>();
    const { port } = await startRest({
      'chat.ask': async (_, given) => {
        given.emit(started);
        context.resolve(given);
        await aborted(given.signal);
        given.emit(delta('to nobody'));
        return reply;
      },
    });
    const wire = openWire(port, request(port));
    const { signal } = await context.promise;
    await wire.until(/event: start/);
    expect(signal.aborted).toBe(false);
    wire.socket.destroy();
    await aborted(signal);
    expect(signal.reason).toMatchObject({ code: 'cancelled' });
  });

  it('is not mixed with an answer to what comes after its request', async () => {
    const { port } = await startRest({
      'chat.ask': async (_, { emit, signal }) => {
        emit(started);
        await aborted(signal);
        return reply;
      },
    });
    const wire = openWire(port, request(port));
    await wire.until(/event: start/);
    wire.socket.write('no request at all\r\n\r\n');
    expect((await wire.closed()).match(/HTTP/g)).toHaveLength(1);
  });

  it('is cut off and aborted when the caller does not read it', async () => {
    const done = Promise.withResolvers<number>();
    const { port } = await startRest(
      {
        'chat.ask': async (_, { emit, signal }) => {
          let sent = 0;
          while (!signal.aborted && sent < 5_000) {
            emit(delta('x'.repeat(10_000)));
            sent += 1;
            await nextTurn();
          }
          done.resolve(sent);
          return reply;
        },
      },
      { limits: { unsent: 100_000 } },
    );
    const wire = openWire(port, request(port));
    wire.socket.pause();
    // The kernel takes some megabytes; 50 MB it does not.
    expect(await done.promise).toBeLessThan(5_000);
  });
});
