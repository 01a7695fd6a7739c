import { describe, expect, it } from 'vitest';
import { splitDatabase } from '../../main/store/database.ts';
import { drawTicketNumber } from '../../main/store/ticket-number.ts';
import { createTicketStore } from '../../main/store/tickets.ts';
import { createWriter } from '../../main/store/writer.ts';
import { databaseOfVersion, steppingClock, temporaryFile, temporaryStore, ticket, walk } from './support.ts';

describe('a new ticket', () => {
  it('has a number of its day in UTC, the time, and the status open', async () => {
    const { store } = await temporaryStore({ now: () => new Date('2025-11-17T23:59:59.999-05:00') });
    const created = await store.tickets.create(ticket({ session_id: 'session_123' }));
    expect(created).toEqual({
      ...ticket({ session_id: 'session_123' }),
      id: expect.stringMatching(/^TKT-20251118-[0-9A-F]{8}$/),
      status: 'open',
      created_at: '2025-11-18 04:59:59',
      updated_at: '2025-11-18 04:59:59',
    });
    expect(await store.tickets.get(created.id)).toEqual({
      ...created,
      events: [{ at: '2025-11-18 04:59:59', kind: 'created', from_status: null, to_status: 'open' }],
    });
  });

  it('draws another number where the first is taken', async () => {
    const handle = databaseOfVersion(await temporaryFile(), 4);
    const { read, write } = splitDatabase(handle);
    const numbers = ['A', 'A', 'A', 'B'];
    const store = createTicketStore({
      read,
      writer: createWriter(handle, write),
      indexer: { soon() {}, catchUp: async () => {} },
      now: () => new Date(),
      drawNumber: () => numbers.shift() ?? 'none left',
    });
    const created = [await store.create(ticket()), await store.create(ticket({ user: 'Second' }))];
    expect(created.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(await store.get('A')).toMatchObject({ user: 'Jane Smith' });
  });

  it('has a number that no one can guess from the last', () => {
    const at = new Date('2026-01-02T00:00:00Z');
    const numbers = new Set(Array.from({ length: 100 }, () => drawTicketNumber(at)));
    expect(numbers.size).toBe(100);
  });
});

describe('an idempotency key', () => {
  it('gives the ticket made before, also where both come at once', async () => {
    const { store } = await temporaryStore();
    const [first, second] = await Promise.all([
      store.tickets.create(ticket(), 'key'),
      store.tickets.create(ticket(), 'key'),
    ]);
    expect(second).toEqual(first);
    expect(await store.tickets.create(ticket(), 'key')).toEqual(first);
    expect((await store.tickets.list({ limit: 9 })).rows).toHaveLength(1);
  });

  it('is not for another ticket', async () => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket(), 'key');
    for (const other of [{ user: 'Joe' }, { session_id: 'session_1' }, { description: 'Else' }]) {
      const conflict = store.tickets.create(ticket(other), 'key');
      await expect(conflict).rejects.toMatchObject({ code: 'idempotency_conflict' });
    }
    expect((await store.tickets.list({ limit: 9 })).rows).toHaveLength(1);
  });

  it('is kept for a day and then forgotten', async () => {
    let time = '2026-01-02T03:04:05Z';
    const { store } = await temporaryStore({ now: () => new Date(time) });
    const first = await store.tickets.create(ticket(), 'key');
    time = '2026-01-03T03:04:05Z';
    expect((await store.tickets.create(ticket(), 'key')).id).toBe(first.id);
    time = '2026-01-03T03:04:06Z';
    expect((await store.tickets.create(ticket(), 'key')).id).not.toBe(first.id);
  });

  it('survives a restart', async () => {
    const { store, file } = await temporaryStore();
    const first = await store.tickets.create(ticket(), 'key');
    await store.close();
    const { store: again } = await temporaryStore({ file });
    expect(await again.tickets.create(ticket(), 'key')).toEqual(first);
  });
});

describe("a ticket's status", () => {
  it('changes with an event for each change', async () => {
    const { store } = await temporaryStore({ now: steppingClock() });
    const { id, created_at } = await store.tickets.create(ticket());
    await store.tickets.setStatus(id, 'in_progress');
    const changed = await store.tickets.setStatus(id, 'resolved');
    expect(changed).toMatchObject({
      status: 'resolved',
      created_at,
      updated_at: '2026-01-02 03:04:07',
      events: [
        { at: created_at, kind: 'created', from_status: null, to_status: 'open' },
        { at: '2026-01-02 03:04:06', kind: 'status', from_status: 'open', to_status: 'in_progress' },
        { at: '2026-01-02 03:04:07', kind: 'status', from_status: 'in_progress', to_status: 'resolved' },
      ],
    });
    expect(await store.tickets.get(id)).toEqual(changed);
  });

  it('that it has already is no event', async () => {
    const { store } = await temporaryStore({ now: steppingClock() });
    const created = await store.tickets.create(ticket());
    expect(await store.tickets.setStatus(created.id, 'open')).toMatchObject({ ...created, events: [{}] });
  });

  it('cannot change where there is no such ticket', async () => {
    const { store } = await temporaryStore();
    expect(await store.tickets.setStatus('TKT-20260101-00000000', 'closed')).toBeUndefined();
    expect(await store.tickets.get('TKT-20260101-00000000')).toBeUndefined();
  });
});

describe('the list of tickets', () => {
  it('is newest first, also within a second', async () => {
    const { store } = await temporaryStore({ now: () => new Date('2026-01-02T03:04:05Z') });
    const ids: string[] = [];
    for (const user of ['a', 'b', 'c']) ids.push((await store.tickets.create(ticket({ user }))).id);
    expect((await store.tickets.list({ limit: 9 })).rows.map(({ id }) => id)).toEqual(ids.toReversed());
  });

  it('goes by the time of creation, not by the order of arrival', async () => {
    const times = ['2026-01-03T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
    const { store } = await temporaryStore({ now: () => new Date(times.shift() ?? 0) });
    for (const user of ['third', 'first', 'second']) await store.tickets.create(ticket({ user }));
    const users = async (q?: string) =>
      (await walk((request) => store.tickets.list({ ...request, q }), 1)).map(({ user }) => user);
    expect(await users()).toEqual(['third', 'second', 'first']);
    expect(await users('email')).toEqual(['third', 'second', 'first']);
  });

  it('has no next page where the last one is full', async () => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket());
    await store.tickets.create(ticket());
    expect((await store.tickets.list({ limit: 2 })).next_cursor).toBeNull();
    expect((await store.tickets.list({ limit: 1 })).next_cursor).toMatch(/^[\w-]{1,200}$/);
  });

  it('can be narrowed by status, type, conversation and words, alone and together', async () => {
    const { store } = await temporaryStore();
    const all = [
      ticket({ user: 'a', type: 'IT Support', session_id: 's1', description: 'red printer' }),
      ticket({ user: 'b', type: 'IT Support', session_id: 's2', description: 'blue printer' }),
      ticket({ user: 'c', type: 'E-Banking', session_id: 's1', description: 'red card' }),
    ];
    for (const each of all) {
      const { id } = await store.tickets.create(each);
      if (each.user !== 'b') await store.tickets.setStatus(id, 'closed');
    }
    const users = async (filter: object) =>
      (await store.tickets.list({ limit: 9, ...filter })).rows.map(({ user }) => user).sort();
    expect(await users({ status: 'closed' })).toEqual(['a', 'c']);
    expect(await users({ type: 'IT Support' })).toEqual(['a', 'b']);
    expect(await users({ session_id: 's1' })).toEqual(['a', 'c']);
    expect(await users({ q: 'red' })).toEqual(['a', 'c']);
    expect(await users({ q: 'printer', status: 'closed' })).toEqual(['a']);
    expect(await users({ type: 'IT Support', session_id: 's1', status: 'closed', q: 'red' })).toEqual(['a']);
    expect(await users({ type: 'E-Banking', session_id: 's2' })).toEqual([]);
  });

  it('finds words in the number, user, e-mail, type and description, all of them, as beginnings, without accents', async () => {
    const { store } = await temporaryStore();
    const { id } = await store.tickets.create(
      ticket({
        user: 'Jürgen Groß',
        email: 'jg@bank.example',
        type: 'Hardware',
        description: 'Café printer',
      }),
    );
    await store.tickets.create(ticket({ user: 'Other' }));
    const found = async (q: string) => (await store.tickets.list({ limit: 9, q })).rows.map((row) => row.id);
    for (const q of [
      id,
      id.toLowerCase(),
      'jurg',
      'GROß',
      'jg@bank.example',
      'hard',
      'cafe PRINT',
      'print jürgen',
    ]) {
      expect(await found(q), q).toEqual([id]);
    }
    for (const q of ['rinter', 'printer scanner', 'other printer']) expect(await found(q), q).toEqual([]);
  });
});
