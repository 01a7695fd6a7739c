import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../main/rest/options.ts';
import { aborted, openWire, startRest } from '../helpers/http.ts';
import { health } from './samples.ts';

const get = (port: number): string => `GET /health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;

describe('R7: the requests of one connection', () => {
  it('are looked at one by one, and answered in order', async () => {
    let asked = 0;
    const answers = [1, 2, 3].map(() => Promise.withResolvers<void>());
    const { port } = await startRest({
      'health.get': async () => {
        const answer = answers[asked];
        asked += 1;
        await answer?.promise;
        return { ...health, version: `answer ${asked}` };
      },
    });
    const wire = openWire(port, get(port).repeat(3));
    // Whoever comes on a connection of its own does not wait for them.
    await openWire(port, get(port).replace('/health', '/nowhere')).until(/404/);
    for (const [n, answer] of answers.entries()) {
      expect(asked).toBe(n + 1);
      answer.resolve();
      if (n < 2) await wire.until(new RegExp(`answer ${n + 1}`)).then(() => turnOf(() => asked === n + 2));
    }
    expect(await wire.until(/answer 3/)).toMatch(/answer 1[\s\S]*answer 2[\s\S]*answer 3/);
  });

  it('are so many and no more: with one more it is cut, and the rest is not even taken apart', async () => {
    let asked = 0;
    const { port, server } = await startRest(
      {
        'health.get': async (_, { signal }) => {
          asked += 1;
          await aborted(signal);
          return health;
        },
      },
      { limits: { pipelined: 2 } },
    );
    let seen = 0;
    server.on('request', () => {
      seen += 1;
    });
    const within = openWire(port, get(port).repeat(3));
    expect(await openWire(port, get(port).repeat(500)).closed()).toBe('');
    expect(asked).toBe(2);
    expect(seen).toBe(3 + 4);
    expect(within.socket.closed).toBe(false);
  });

  it('are so many also where each expects something', async () => {
    const { port } = await startRest({ 'health.get': async () => health }, { limits: { pipelined: 2 } });
    for (const expected of ['a miracle', '100-continue']) {
      const request = get(port).replace('\r\n\r\n', `\r\nExpect: ${expected}\r\n\r\n`);
      const answer = await openWire(port, request.repeat(500)).closed();
      expect(answer.replace('HTTP/1.1 100 Continue\r\n\r\n', '')).toBe('');
    }
  });

  it('hold so much and no more while they wait', async () => {
    const { port } = await startRest(
      {
        'health.get': async (_, { signal }) => {
          await aborted(signal);
          return health;
        },
      },
      { limits: { held: 2_000 } },
    );
    const post = (size: number): string =>
      get(port).replace('GET', 'POST').replace('\r\n\r\n', `\r\nContent-Length: ${size}\r\n\r\n`) +
      'x'.repeat(size);
    const much = 'x'.repeat(700);
    const named = get(port).replace('Host', `X-Much: ${much}\r\nHost`);
    const asked = get(port).replace('/health', `/health?${much}`);
    // Some hundred bytes each, and with those of one more there are too many.
    const within = openWire(port, get(port) + post(1_500) + get(port).repeat(4));
    for (const many of [post(700), named, asked]) {
      expect(await openWire(port, get(port) + many.repeat(3) + get(port)).closed()).toBe('');
    }
    expect(within.socket.closed).toBe(false);
  });

  it('are forgotten where the caller leaves', async () => {
    const asked: AbortSignal[] = [];
    const begun = Promise.withResolvers<void>();
    const { port, call } = await startRest({
      'health.get': async (_, { signal }) => {
        asked.push(signal);
        begun.resolve();
        if (asked.length === 1) await aborted(signal);
        return health;
      },
    });
    const wire = openWire(port, get(port).repeat(3));
    await begun.promise;
    wire.socket.destroy();
    const [first] = asked;
    if (first) await aborted(first);
    expect((await call('/health')).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  it('go on over a new one after a while, as the last answer says', async () => {
    const { port } = await startRest({ 'health.get': async () => health }, { limits: { connectionAge: 20 } });
    const wire = openWire(port, get(port));
    wire.socket.setMaxListeners(0);
    let answers = 1;
    for (; ; answers += 1) {
      const text = await wire.until(new RegExp(`(HTTP/1.1 200[\\s\\S]*?healthy[\\s\\S]*){${answers}}`));
      if (/connection: close/i.test(text)) break;
      wire.socket.write(get(port));
    }
    expect((await wire.closed()).match(/connection: close/gi)).toHaveLength(1);
    expect(answers).toBeGreaterThan(1);
  });

  it('and an idle while after the last are such that who reads nothing is gone in 10 s', () => {
    const nodeAdds = 1_000;
    const look = 500;
    expect(defaultLimits.connectionAge + defaultLimits.idle + nodeAdds).toBeLessThan(10_000);
    expect(defaultLimits.stalledReader + look).toBeLessThan(10_000);
  });
});

/** Resolves when it is so, however many turns of the event loop that takes. */
async function turnOf(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
