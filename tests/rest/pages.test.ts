import { describe, expect, it } from 'vitest';
import { Failure } from '../../shared/errors.ts';
import { errorOf, openWire, sendRaw, startRest } from '../helpers/http.ts';
import { ticket } from './samples.ts';

type Asked = { limit?: number | undefined; cursor?: string | undefined };

/** A list of so many tickets, given in pages by number. */
function list(count: number, description = 'x') {
  const asked: Asked[] = [];
  const page = async (input: Asked) => {
    asked.push(input);
    const start = Number(input.cursor ?? 0);
    const end = Math.min(start + (input.limit ?? 0), count);
    const tickets = Array.from({ length: end - start }, (_, i) => ({
      ...ticket,
      id: `TKT-${start + i}`,
      description,
    }));
    return { tickets, next_cursor: end < count ? String(end) : null };
  };
  return { asked, handlers: { 'tickets.list': page } };
}

describe('a list without limit', () => {
  it.each([0, 1, 200, 201, 400, 1001])('is one document with all its rows: %i', async (count) => {
    const { handlers } = list(count);
    const { call } = await startRest(handlers);
    const response = await call('/tickets');
    expect(response.headers.get('content-type')).toBe('application/json');
    const body = JSON.parse(await response.text());
    expect(Object.keys(body)).toEqual(['tickets', 'next_cursor']);
    expect(body.next_cursor).toBeNull();
    expect(body.tickets.map(({ id }: { id: string }) => id)).toEqual(
      Array.from({ length: count }, (_, i) => `TKT-${i}`),
    );
  });

  it('is fetched in pages with the caller’s other fields', async () => {
    const { handlers, asked } = list(500);
    const { call } = await startRest(handlers);
    await (await call('/tickets?status=open&cursor=50')).text();
    expect(asked).toMatchObject([
      { limit: 200, cursor: '50', status: 'open' },
      { limit: 200, cursor: '250', status: 'open' },
      { limit: 200, cursor: '450', status: 'open' },
    ]);
  });

  it('keeps the fields beside the rows, in their order', async () => {
    const message = {
      message_id: 1,
      role: 'user' as const,
      content: '"history":[]',
      timestamp: '',
      category: null,
      answered_by: null,
      state: 'complete' as const,
      sources: [],
      rating: null,
    };
    const { call } = await startRest({
      'sessions.history': async ({ session_id, cursor }) => ({
        session_id,
        history: [message],
        next_cursor: cursor === undefined ? 'more' : null,
      }),
    });
    const session = '"history":[]';
    const response = await call(`/sessions/${encodeURIComponent(session)}/history`);
    const text = await response.text();
    expect(text).toBe(
      JSON.stringify({ session_id: session, history: [message, message], next_cursor: null }),
    );
  });

  it('with a limit is that page alone, with the way to the next', async () => {
    const { handlers, asked } = list(500);
    const { call } = await startRest(handlers);
    const body = JSON.parse(await (await call('/tickets?limit=10')).text());
    expect(body.tickets).toHaveLength(10);
    expect(body.next_cursor).toBe('10');
    expect(asked).toHaveLength(1);
  });

  it('asked for its head costs one page', async () => {
    const { handlers, asked } = list(5000);
    const { port } = await startRest(handlers);
    const answer = await sendRaw(
      port,
      `HEAD /tickets HTTP/1.1\nHost: 127.0.0.1:${port}\nConnection: close\n\n`,
    );
    expect(answer).toContain('HTTP/1.1 200');
    expect(answer).not.toMatch(/content-length/i);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('that fails at once is a plain error', async () => {
    const { call } = await startRest({
      'tickets.list': async () => {
        throw new Failure('database_busy');
      },
    });
    const response = await call('/tickets');
    expect(response.status).toBe(503);
    expect(await errorOf(response)).toMatchObject({ code: 'database_busy' });
  });

  it('that fails in the middle never looks whole', async () => {
    const { handlers } = list(1000);
    const { port } = await startRest({
      'tickets.list': async (input) => {
        if (input.cursor === '400') throw new Failure('database_busy');
        return handlers['tickets.list'](input);
      },
    });
    const wire = openWire(port, `GET /tickets HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    const answer = await wire.closed();
    expect(answer).toContain('TKT-399');
    expect(answer).not.toContain('next_cursor');
    expect(answer.endsWith('0\r\n\r\n')).toBe(false);
  });

  it('lets other work in between its pages', async () => {
    const { handlers } = list(4000);
    let turns = 0;
    const turnsAtPage: number[] = [];
    const { call } = await startRest({
      'tickets.list': (input) => {
        turnsAtPage.push(turns);
        return handlers['tickets.list'](input);
      },
    });
    let isReading = true;
    const turn = (): void => {
      turns += 1;
      if (isReading) setImmediate(turn);
    };
    setImmediate(turn);
    await (await call('/tickets')).text();
    isReading = false;
    expect(turnsAtPage).toHaveLength(20);
    expect(new Set(turnsAtPage).size).toBe(20);
  });

  it('waits for a caller that reads slowly, and stops when it leaves', async () => {
    const { handlers, asked } = list(100_000, 'x'.repeat(500));
    const stopped = Promise.withResolvers<void>();
    const { port } = await startRest({
      'tickets.list': async (input, { signal }) => {
        if (!signal.aborted) signal.addEventListener('abort', () => stopped.resolve(), { once: true });
        return handlers['tickets.list'](input);
      },
    });
    const wire = openWire(port, `GET /tickets HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await wire.until(/TKT-0/);
    wire.socket.pause();
    await settled(asked);
    const waiting = asked.length;
    expect(waiting).toBeLessThan(400);
    wire.socket.destroy();
    await stopped.promise;
    await settled(asked);
    expect(asked.length).toBeLessThanOrEqual(waiting + 1);
  });

  it('drops a caller that reads nothing for too long', async () => {
    const { handlers } = list(100_000, 'x'.repeat(500));
    const { port, server } = await startRest(handlers, { limits: { stalledReader: 50 } });
    const dropped = new Promise<void>((resolve) => {
      server.once('connection', (socket) => socket.once('close', () => resolve()));
    });
    const wire = openWire(port, `GET /tickets HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await wire.until(/TKT-0/);
    wire.socket.pause();
    await dropped;
  });
});

/** Resolves when a list no longer grows for many turns of the event loop. */
async function settled(asked: readonly unknown[]): Promise<void> {
  for (let quiet = 0, last = -1; quiet < 200; ) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = asked.length === last ? quiet + 1 : 0;
    last = asked.length;
  }
}
