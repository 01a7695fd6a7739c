import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../../main/store/store.ts';
import { Failure } from '../../shared/errors.ts';
import { message, otherConnection, temporaryStore, ticket, walk } from './support.ts';

/** Few seconds and many rows: most times are shared. */
const times = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
const pageSize = fc.integer({ min: 1, max: 12 });
const RUNS = { numRuns: 15 };

function second(n: number): Date {
  return new Date(Date.UTC(2026, 0, 1, 0, 0, n));
}

describe('walking all pages', () => {
  it('gives each ticket once, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(times, pageSize, async (seconds, limit) => {
        let now = 0;
        const { store } = await temporaryStore({ now: () => second(now) });
        const made = await Promise.all(
          seconds.map(async (at, n) => {
            now = at;
            return { id: (await store.tickets.create(ticket())).id, at, n };
          }),
        );
        const expected = made.toSorted((a, b) => b.at - a.at || b.n - a.n).map(({ id }) => id);
        for (const filter of [{}, { status: 'open' as const }, { type: 'IT Support' }, { q: 'jane' }]) {
          const rows = await walk((request) => store.tickets.list({ ...request, ...filter }), limit);
          expect(rows.map(({ id }) => id)).toEqual(expected);
        }
        await store.close();
      }),
      RUNS,
    );
  });

  it('gives each ticket that was there at the start once, whatever is added meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(times, times, pageSize, async (before, meanwhile, limit) => {
        let now = 0;
        const { store } = await temporaryStore({ now: () => second(now) });
        const add = async (at: number) => {
          now = at;
          return (await store.tickets.create(ticket())).id;
        };
        const there = new Set(await Promise.all(before.map(add)));
        const rows = await walk(async (request) => {
          const page = await store.tickets.list(request);
          await Promise.all(meanwhile.splice(0, 3).map(add));
          return page;
        }, limit);
        const ids = rows.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids.filter((id) => there.has(id)))).toEqual(there);
        expect(rows).toEqual(
          rows.toSorted((a, b) => (a.created_at < b.created_at ? 1 : a.created_at > b.created_at ? -1 : 0)),
        );
        await store.close();
      }),
      RUNS,
    );
  });

  it('holds fewer rows of long texts, so that no one waits for long', async () => {
    const { store } = await temporaryStore();
    const long = 'x'.repeat(100_000);
    const ids = Array.from({ length: 50 }, (_, n) => n);
    await Promise.all(
      ids.flatMap((n) => [
        store.tickets.create(ticket({ description: `${n} ${long}` })),
        store.messages.append(message({ session_id: 'all', content: `${n} ${long}` })),
      ]),
    );
    for (const list of [
      (request: PageRequest) => store.tickets.list(request),
      (request: PageRequest) => store.messages.history('all', request),
    ]) {
      const { rows, next_cursor } = await list({ limit: 1000 });
      expect(rows.length).toBeLessThan(30);
      expect(next_cursor).not.toBeNull();
      expect(await walk<unknown>(list, 1000)).toHaveLength(50);
    }
    const one = await temporaryStore();
    for (const n of [1, 2])
      await one.store.tickets.create(ticket({ description: `${n}${'x'.repeat(3_000_000)}` }));
    expect((await one.store.tickets.list({ limit: 9 })).rows).toHaveLength(1);
    expect(await walk((request) => one.store.tickets.list(request), 9)).toHaveLength(2);
  });

  it('gives each conversation and each message once', async () => {
    await fc.assert(
      fc.asyncProperty(times, pageSize, async (seconds, limit) => {
        let now = 0;
        const { store } = await temporaryStore({ now: () => second(now) });
        await Promise.all(
          seconds.flatMap((at, n) => {
            now = at;
            return [
              store.messages.append(message({ session_id: `s${n}`, content: 'needle' })),
              store.messages.append(message({ session_id: 'all', content: String(n) })),
            ];
          }),
        );
        const ids = async (q?: string) =>
          (await walk((request) => store.sessions.list({ ...request, q }), limit)).map(({ id }) => id);
        const expected = seconds
          .map((at, n) => ({ id: `s${n}`, at, n }))
          .toSorted((a, b) => b.at - a.at || b.n - a.n)
          .map(({ id }) => id);
        expect((await ids()).filter((id) => id !== 'all')).toEqual(expected);
        expect(await ids('needle')).toEqual(expected);
        const history = await walk((request) => store.messages.history('all', request), limit);
        expect(history.map(({ content }) => content)).toEqual(seconds.map((_, n) => String(n)));
        await store.close();
      }),
      RUNS,
    );
  });
});

describe('a cursor', () => {
  const encoded = fc
    .oneof(
      fc.json(),
      fc.anything().map((value) => JSON.stringify(value) ?? ''),
    )
    .map(toBase64);
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), encoded);

  it('of any text gives rows or is refused, and breaks nothing', async () => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket());
    await store.messages.append(message());
    await fc.assert(
      fc.asyncProperty(anything, async (cursor) => {
        const lists = [
          store.tickets.list({ limit: 2, cursor }),
          store.tickets.list({ limit: 2, cursor, q: 'jane' }),
          store.sessions.list({ limit: 2, cursor }),
          store.messages.history('session_1', { limit: 2, cursor }),
        ];
        for (const result of await Promise.allSettled(lists)) {
          if (result.status === 'rejected') {
            expect(result.reason).toBeInstanceOf(Failure);
            expect(result.reason).toMatchObject({ code: 'invalid_input', field: 'cursor' });
          } else {
            expect(result.value.rows.length).toBeLessThan(2);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    'x',
    toBase64('[]'),
    toBase64('["2026-01-01 00:00:00"]'),
    toBase64('[1,2]'),
    toBase64('["a",1.5]'),
  ])('is refused where it is none: %j', async (cursor) => {
    const { store } = await temporaryStore();
    await expect(store.tickets.list({ limit: 1, cursor })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('the plan of a list', () => {
  const filters = { none: '', status: 'status = ?', type: 'type = ?', session_id: 'session_id = ?' };
  it.each(Object.entries(filters))('of tickets walks an index without sorting: by %s', async (_, filter) => {
    const { file } = await temporaryStore();
    const after = '(created_at, rowid) < (?, ?)';
    const sql = `SELECT * FROM tickets WHERE ${filter ? `${filter} AND ` : ''}${after} ORDER BY created_at DESC, rowid DESC LIMIT 9`;
    const plan = planOf(file, sql);
    expect(plan).toMatch(/^SEARCH tickets USING INDEX idx_tickets_\w+ \(.*created_at</);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

function planOf(file: string, sql: string): string {
  const rows = otherConnection(file)
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', 'NULL')}`)
    .all();
  return rows.map(({ detail }) => detail).join('; ');
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64url');
}
