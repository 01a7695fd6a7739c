import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bindingProblems } from '../../main/rest/binding.ts';
import { ListenError } from '../../main/rest/listen.ts';
import { defaultLimits } from '../../main/rest/options.ts';
import { aborted, errorOf, openWire, startRest } from '../helpers/http.ts';
import { health, reply } from './samples.ts';

const named = { allowedHosts: ['desk.example.com'], allowedOrigins: ['https://x.example'] };
const open = { ...named, token: 't'.repeat(32) };

describe('R1: where it may listen', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]'])('on this machine alone: %s', (host) => {
    expect(bindingProblems({ host, needsToken: false, allowedHosts: [], allowedOrigins: [] })).toEqual([]);
  });

  it.each([
    '0.0.0.0',
    '::',
    '',
    '192.168.1.5',
    '127.0.0.1.example.com',
    'localhost.example.com',
    '127.example.com',
  ])('elsewhere with all that it needs: %s', (host) => {
    expect(bindingProblems({ host, needsToken: false, allowedHosts: [], allowedOrigins: [] })).toEqual([
      'API_TOKEN',
      'ALLOWED_HOSTS',
      'ALLOWED_ORIGINS',
    ]);
    expect(bindingProblems({ ...named, host, needsToken: false })).toEqual(['API_TOKEN']);
    expect(bindingProblems({ ...named, host, needsToken: true, allowedHosts: [] })).toEqual([
      'ALLOWED_HOSTS',
    ]);
    expect(bindingProblems({ ...named, host, needsToken: true, allowedOrigins: [] })).toEqual([
      'ALLOWED_ORIGINS',
    ]);
    expect(bindingProblems({ ...named, host, needsToken: true })).toEqual([]);
  });

  it('refuses to listen elsewhere without, and says what is missing', async () => {
    const starting = startRest({}, { ...open, host: '0.0.0.0', token: undefined });
    await expect(starting).rejects.toThrow(
      new ListenError(
        'UNSAFE_BINDING',
        'HOST=0.0.0.0 is open to other machines: set API_TOKEN, or use HOST=127.0.0.1.',
      ),
    );
  });
});

describe('R10: the port', () => {
  it('is told where it is free', async () => {
    const { url, port } = await startRest();
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`http://127.0.0.1:${port}`);
  });

  it('taken: one line that names it and how to change it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const error: unknown = await startRest({}, { port }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ListenError);
    expect(error).toMatchObject({ code: 'EADDRINUSE', message: expect.stringMatching(/^[^\n]+$/) });
    expect(String(error)).toContain(`Port ${port} is taken`);
    expect(String(error)).toMatch(/PORT=\d+/);
  });

  it('at an address that is not ours: says so', async () => {
    const error: unknown = await startRest({}, { ...open, host: '192.0.2.1' }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: 'EADDRNOTAVAIL',
      message: expect.stringContaining('HOST=192.0.2.1'),
    });
  });
});

describe('R7: deadlines', () => {
  it.each([
    ['nothing at all', ''],
    ['nothing but a beginning', 'GET /heal'],
    ['headers without an end', 'GET /health HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: '],
    [
      'half a body',
      'POST /chat HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
  ])('evict a caller that sends %s', async (_, text) => {
    const { port } = await startRest({}, { limits: { request: 50 } });
    const answer = await openWire(port, text.replace('PORT', String(port))).closed();
    expect(answer).toContain('HTTP/1.1 408');
    expect(answer).toContain('{"error":"The request took too long to arrive.');
  });

  it('do not cut an answer that takes longer', async () => {
    const evicted = Promise.withResolvers<string>();
    const { call, port } = await startRest(
      {
        'chat.ask': async (_, { emit }) => {
          emit({ event: 'delta', data: { text: 'slow' } });
          openWire(port, 'GET /heal').closed().then(evicted.resolve);
          await evicted.promise;
          return reply;
        },
      },
      { limits: { request: 400 } },
    );
    const response = await call('/chat', {
      json: { message: 'hi' },
      headers: { accept: 'text/event-stream' },
    });
    expect(await response.text()).toContain('event: done');
  });

  it('and a cap on connections', async () => {
    let asked = 0;
    const all = Promise.withResolvers<void>();
    const { port } = await startRest(
      {
        'health.get': async (_, { signal }) => {
          asked += 1;
          if (asked === 4) all.resolve();
          await aborted(signal);
          return health;
        },
      },
      { limits: { connections: 4 } },
    );
    const line = `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const waiting = [1, 2, 3, 4].map(() => openWire(port, line));
    await all.promise;
    expect(await openWire(port, line).closed()).toBe('');
    expect(waiting.map(({ socket }) => socket.closed)).toEqual([false, false, false, false]);
  });

  it('where there is no room, and few are silent, the one goes that asked longest ago', async () => {
    const { port } = await startRest({}, { limits: { connections: 4 } });
    const line = `GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const kept = [1, 2, 3, 4].map(() => openWire(port, line));
    await Promise.all(kept.map((wire) => wire.until(/404/)));
    const [first, second, third, fourth] = kept;
    for (const wire of [first, fourth, third]) {
      wire?.socket.write(line);
      await wire?.until(/404[\s\S]*404/);
    }
    await openWire(port, line).until(/404/);
    await second?.closed();
    expect([first, third, fourth].map((wire) => wire?.socket.closed)).toEqual([false, false, false]);
  });

  it('where there is no room, those go first that asked nothing', async () => {
    const { port } = await startRest({}, { limits: { connections: 2 } });
    const line = `GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const asking = openWire(port, line);
    await asking.until(/404/);
    const silent = openWire(port);
    await new Promise((resolve) => silent.socket.once('connect', resolve));
    const later = openWire(port, line);
    await later.until(/404/);
    expect(await silent.closed()).toBe('');
    asking.socket.write(line);
    await asking.until(/404[\s\S]*404/);
  });

  it('are such that a caller who sends nothing is gone in 10 s', () => {
    const lookAndLinger = 1_500;
    expect(defaultLimits.request + lookAndLinger).toBeLessThanOrEqual(10_000);
  });
});

describe('what one caller may cost where nothing else is said', () => {
  it('leaves a second of the five for the database when the service stops (R9)', () => {
    expect(defaultLimits.close).toBeLessThanOrEqual(4_000);
  });

  it('is bounded in connections, calls, requests that wait and bytes (R7)', () => {
    const { connections, calls, pipelined, held, unsent } = defaultLimits;
    expect(connections).toBeLessThanOrEqual(2_048);
    expect(calls).toBeLessThanOrEqual(512);
    expect(pipelined).toBeLessThanOrEqual(16);
    expect(held).toBeLessThanOrEqual(64 * 1024);
    expect(unsent).toBeLessThanOrEqual(1024 * 1024);
  });
});

describe('R9: stopping', () => {
  it('closes idle connections at once, and takes no more', async () => {
    const { call, port, close } = await startRest(
      { 'health.get': async () => health },
      { limits: { close: 60_000 } },
    );
    const kept = openWire(port, `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    const silent = openWire(port);
    await kept.until(/healthy/);
    await close();
    await Promise.all([kept.closed(), silent.closed()]);
    await expect(call('/health')).rejects.toThrow();
  });

  it('finishes requests under way, and then their connections', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const { call, close } = await startRest(
      {
        'health.get': async () => {
          asked.resolve();
          await answer.promise;
          return health;
        },
      },
      { limits: { close: 60_000 } },
    );
    const calling = call('/health');
    await asked.promise;
    const closing = close();
    const begun = performance.now();
    answer.resolve();
    expect(await (await calling).json()).toEqual(health);
    await closing;
    // Sooner than the caller's idle connection would time out by itself.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('tells those who ask meanwhile that it is closing', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const { port, close } = await startRest({
      'health.get': async () => {
        asked.resolve();
        await answer.promise;
        return health;
      },
    });
    const line = `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const wire = openWire(port, line);
    await asked.promise;
    const closing = close();
    wire.socket.write(line);
    answer.resolve();
    expect(await wire.closed()).toMatch(/200 OK[\s\S]*503 [\s\S]*retry-after: 5[\s\S]*shutting_down/);
    await closing;
  });

  it('ends event streams with an error, and their calls', async () => {
    const stopped = Promise.withResolvers<void>();
    const { call, close } = await startRest({
      'chat.ask': async (_, { emit, signal }) => {
        signal.addEventListener('abort', () => stopped.resolve());
        emit({ event: 'delta', data: { text: 'one' } });
        await stopped.promise;
        emit({ event: 'delta', data: { text: 'two' } });
        return reply;
      },
    });
    const ask = { json: { message: 'hi' }, headers: { accept: 'text/event-stream' } };
    const response = await call('/chat', ask);
    const closing = close();
    const text = await response.text();
    expect(text).toContain('event: error\ndata: {"error":"Deskside is closing.');
    expect(text).toContain('"code":"shutting_down"');
    expect(text).not.toContain('two');
    expect(text).not.toContain('event: done');
    await Promise.all([closing, stopped.promise]);
  });

  it('answers a stream that has not begun with a plain error', async () => {
    const asked = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<void>();
    const { call, close } = await startRest({
      'chat.ask': async (_, { signal }) => {
        asked.resolve();
        signal.addEventListener('abort', () => stopped.resolve());
        await stopped.promise;
        return reply;
      },
    });
    const calling = call('/chat', { json: { message: 'hi' }, headers: { accept: 'text/event-stream' } });
    await asked.promise;
    const closing = close();
    const response = await calling;
    expect(response.status).toBe(503);
    expect(await errorOf(response)).toMatchObject({ code: 'shutting_down' });
    await Promise.all([closing, stopped.promise]);
  });

  it('gives up on what does not finish, and aborts it', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const { call, close } = await startRest(
      {
        'health.get': async (_, { signal }) => {
          asked.resolve(signal);
          return new Promise(() => {});
        },
      },
      { limits: { close: 50 } },
    );
    const calling = call('/health');
    const signal = await asked.promise;
    const refused = expect(calling).rejects.toThrow();
    await close();
    await refused;
    await aborted(signal);
    expect(signal.reason).toMatchObject({ code: 'cancelled' });
  });

  it('is one thing, however often it is asked for', async () => {
    const { close } = await startRest();
    await Promise.all([close(), close()]);
    await close();
  });
});
