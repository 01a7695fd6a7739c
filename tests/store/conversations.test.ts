import { describe, expect, it } from 'vitest';
import { message, otherConnection, steppingClock, temporaryStore, walk } from './support.ts';

const SOURCE = { n: 1, article_id: 'printer', title: 'Printer', heading: 'Steps', passage_id: 7 };

describe('a message', () => {
  it('makes its conversation and gives it its title', async () => {
    const { store } = await temporaryStore({ now: () => new Date('2026-01-02T03:04:05Z') });
    await store.messages.append(message(), { title: 'E-mail account' });
    expect(await store.sessions.get('session_1')).toEqual({
      id: 'session_1',
      title: 'E-mail account',
      created_at: '2026-01-02 03:04:05',
      last_activity: '2026-01-02 03:04:05',
      message_count: 1,
    });
  });

  it('leaves a title that there is', async () => {
    const { store } = await temporaryStore();
    await store.messages.append(message());
    expect(await store.sessions.get('session_1')).toMatchObject({ title: '' });
    await store.messages.append(message(), { title: 'First' });
    await store.messages.append(message(), { title: 'Second' });
    expect(await store.sessions.get('session_1')).toMatchObject({ title: 'First' });
  });

  it("moves its conversation's last activity on, and never back", async () => {
    const times = ['2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-02T00:00:00Z'];
    const { store } = await temporaryStore({ now: () => new Date(times.shift() ?? 0) });
    for (const title of [undefined, undefined, 'Title']) await store.messages.append(message(), { title });
    expect(await store.sessions.get('session_1')).toMatchObject({
      created_at: '2026-01-01 00:00:00',
      last_activity: '2026-01-03 00:00:00',
      message_count: 3,
    });
  });

  it('that replaces another takes its place in one step, or not at all', async () => {
    const { store } = await temporaryStore();
    const first = await store.messages.append(message({ content: 'first' }));
    await store.messages.append(message({ role: 'assistant', content: 'answer' }), { answers: first });
    const refused = store.messages.append(message({ content: 'lost?' }), { replaces: 999 });
    await expect(refused).rejects.toMatchObject({ code: 'message_not_found' });
    const second = await store.messages.append(message({ content: 'second' }), { replaces: first });
    const late = store.messages.append(message({ role: 'assistant', content: 'late' }), { answers: first });
    await expect(late).rejects.toMatchObject({ code: 'message_not_found' });
    const { rows } = await store.messages.history('session_1', { limit: 9 });
    expect(rows.map(({ message_id, content }) => [message_id, content])).toEqual([[second, 'second']]);
  });

  it('comes back as it was given', async () => {
    const { store } = await temporaryStore({ now: () => new Date('2026-01-02T03:04:05Z') });
    const answer = message({
      role: 'assistant',
      content: 'Line one\n  line two – “quoted” 👍',
      category: 'E-Banking',
      answered_by: 'model',
      state: 'partial',
      sources: [SOURCE],
    });
    await store.messages.append(message());
    const message_id = await store.messages.append(answer);
    const { session_id: _, ...fields } = answer;
    expect((await store.messages.history('session_1', { limit: 9 })).rows.slice(1)).toEqual([
      { message_id, timestamp: '2026-01-02 03:04:05', rating: null, ...fields },
    ]);
  });

  it('is read where another program wrote nonsense beside it', async () => {
    const { store, file } = await temporaryStore();
    await store.messages.append(message());
    otherConnection(file).exec(
      `UPDATE chat_history SET category = 'Pets', answered_by = 'magic', state = '?', sources = '[{"n":"one"', timestamp = NULL`,
    );
    expect((await store.messages.history('session_1', { limit: 9 })).rows).toMatchObject([
      { category: null, answered_by: null, state: 'complete', sources: [], timestamp: '' },
    ]);
  });
});

describe('a history', () => {
  it('is oldest first, page by page, and of its own conversation alone', async () => {
    const { store } = await temporaryStore();
    for (const content of ['a', 'b', 'c', 'd', 'e']) {
      await store.messages.append(message({ content }));
      await store.messages.append(message({ content: 'x', session_id: 'session_2' }));
    }
    const rows = await walk((request) => store.messages.history('session_1', request), 2);
    expect(rows.map(({ content }) => content)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await store.messages.history('no such', { limit: 9 })).toEqual({ rows: [], next_cursor: null });
  });

  it('gives the last messages before one, oldest first', async () => {
    const { store } = await temporaryStore();
    const ids: number[] = [];
    for (const content of ['a', 'b', 'c', 'd']) ids.push(await store.messages.append(message({ content })));
    const contents = async (before: number, count: number) =>
      (await store.messages.recent('session_1', before, count)).map(({ content }) => content);
    expect(await contents(ids[3] ?? 0, 2)).toEqual(['b', 'c']);
    expect(await contents(ids[0] ?? 0, 2)).toEqual([]);
    expect(await contents(ids[3] ?? 0, 0)).toEqual([]);
  });
});

describe('the list of conversations', () => {
  it('has the latest activity first', async () => {
    const { store } = await temporaryStore({ now: steppingClock() });
    for (const session_id of ['a', 'b', 'c', 'a']) await store.messages.append(message({ session_id }));
    const rows = await walk((request) => store.sessions.list(request), 2);
    expect(rows.map(({ id, message_count, snippet }) => [id, message_count, snippet])).toEqual([
      ['a', 2, null],
      ['c', 1, null],
      ['b', 1, null],
    ]);
  });

  it('finds words in titles and messages, all of them, wherever each is', async () => {
    const { store } = await temporaryStore({ now: steppingClock() });
    await store.messages.append(message({ session_id: 'a', content: 'The printer jams' }), { title: 'Büro' });
    await store.messages.append(message({ session_id: 'a', content: 'Open tray two' }));
    await store.messages.append(message({ session_id: 'b', content: 'The printer is out of ink' }), {
      title: 'Ink',
    });
    const found = async (q: string) =>
      (await walk((request) => store.sessions.list({ ...request, q }), 1)).map(({ id }) => id);
    expect(await found('printer')).toEqual(['b', 'a']);
    expect(await found('print tray')).toEqual(['a']);
    expect(await found('buro JAM')).toEqual(['a']);
    expect(await found('ink tray')).toEqual([]);
    expect(await found('rinter')).toEqual([]);
  });

  it('shows the newest message with a hit, else the title', async () => {
    const { store } = await temporaryStore();
    await store.messages.append(message({ content: 'An old printer' }), { title: 'Printers and scanners' });
    await store.messages.append(message({ content: 'The printer jams' }));
    await store.messages.append(message({ content: 'Thank you' }));
    const snippet = async (q: string) => (await store.sessions.list({ limit: 1, q })).rows[0]?.snippet;
    expect(await snippet('print')).toBe('The [printer] jams');
    expect(await snippet('scan')).toBe('Printers and [scanners]');
  });
});

describe('a conversation', () => {
  it('gets another title, by which it is found', async () => {
    const { store } = await temporaryStore();
    await store.messages.append(message(), { title: 'Old name' });
    expect((await store.sessions.list({ limit: 9, q: 'old' })).rows).toHaveLength(1);
    expect(await store.sessions.rename('session_1', 'New name')).toMatchObject({
      title: 'New name',
      message_count: 1,
    });
    expect((await store.sessions.list({ limit: 9, q: 'old' })).rows).toEqual([]);
    expect((await store.sessions.list({ limit: 9, q: 'new name' })).rows).toHaveLength(1);
    expect(await store.sessions.rename('no such', 'Name')).toBeUndefined();
  });

  it('is deleted with all its messages, and no other', async () => {
    const { store } = await temporaryStore();
    for (let n = 0; n < 9; n++) {
      await store.messages.append(message({ content: `printer ${n}` }), { title: 'Printer' });
      await store.messages.append(message({ content: `printer ${n}`, session_id: 'session_2' }), {
        title: 'Printer',
      });
    }
    expect((await store.sessions.list({ limit: 9, q: 'printer' })).rows).toHaveLength(2);
    expect(await store.sessions.remove('session_1')).toBe(true);
    expect(await store.sessions.get('session_1')).toBeUndefined();
    expect((await store.messages.history('session_1', { limit: 9 })).rows).toEqual([]);
    expect((await store.sessions.list({ limit: 9, q: 'printer' })).rows).toMatchObject([
      { id: 'session_2', message_count: 9 },
    ]);
    expect(await store.sessions.remove('session_1')).toBe(false);
  });

  it('that is deleted may begin anew under its id', async () => {
    const { store } = await temporaryStore();
    await store.messages.append(message({ content: 'printer' }), { title: 'Printer' });
    await store.sessions.list({ limit: 9, q: 'printer' });
    await store.sessions.remove('session_1');
    await store.messages.append(message({ content: 'scanner' }), { title: 'Scanner' });
    expect(await store.sessions.get('session_1')).toMatchObject({ title: 'Scanner', message_count: 1 });
    expect((await store.sessions.list({ limit: 9, q: 'scanner' })).rows).toHaveLength(1);
    expect((await store.sessions.list({ limit: 9, q: 'printer' })).rows).toEqual([]);
  });
});
