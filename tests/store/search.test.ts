import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { typedWords } from '../../main/store/search.ts';
import { snippetOf } from '../../main/store/snippet.ts';
import { message, otherConnection, temporaryStore, ticket } from './support.ts';

const OPERATORS = [
  'AND',
  'printer OR scanner',
  'NOT printer',
  'printer NEAR scanner',
  'NEAR(printer scanner, 2)',
  'description:printer',
  '{user email}: printer',
  '^printer',
  'print*',
  '"printer',
  "it's; DROP TABLE tickets; --",
  'a"b"c',
  '(((',
  'printer + scanner',
  '-printer',
  '\0printer',
  '\ud800',
];

describe('what people type', () => {
  it.each(OPERATORS)('is words and no expression: %j', async (q) => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket({ description: 'printer' }));
    await store.messages.append(message({ content: 'printer' }), { title: 'printer' });
    const words = typedWords(q);
    const all = words.length > 0 && words.every((word) => 'printer'.startsWith(word.toLowerCase()));
    expect((await store.tickets.list({ limit: 9, q })).rows).toHaveLength(all ? 1 : 0);
    expect((await store.sessions.list({ limit: 9, q })).rows).toHaveLength(all ? 1 : 0);
  });

  it('may be anything', async () => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket());
    await store.messages.append(message(), { title: 'Title' });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), async (q) => {
        expect((await store.tickets.list({ limit: 9, q })).rows.length).toBeLessThan(2);
        expect((await store.sessions.list({ limit: 9, q })).rows.length).toBeLessThan(2);
      }),
      { numRuns: 100 },
    );
  });

  it('costs no statement for each number of words', async () => {
    const { store } = await temporaryStore();
    await store.messages.append(message({ content: manyWords(200) }), { title: 'Long' });
    const prepare = vi.spyOn(SQLite.prototype, 'prepare');
    for (let count = 1; count <= 150; count++) {
      const { rows } = await store.sessions.list({ limit: 9, q: manyWords(count) });
      expect(rows).toHaveLength(1);
    }
    expect((await store.sessions.list({ limit: 9, q: `${manyWords(5)} other` })).rows).toEqual([]);
    const kept = new Set(prepare.mock.calls.map(([sql]) => sql));
    prepare.mockRestore();
    expect(kept.size).toBeLessThan(20);
  });

  it('is few words, so that no one waits for long: of many the longest', () => {
    expect(typedWords('my printer in room b jams b')).toEqual(['my', 'printer', 'in', 'room', 'b', 'jams']);
    expect(typedWords('a bb my printer on the first floor jams')).toEqual([
      'printer',
      'first',
      'floor',
      'jams',
      'the',
      'bb',
    ]);
    expect(typedWords(manyWords(250))).toHaveLength(6);
  });

  it('finds each text by any of its words, however they begin', async () => {
    const { store } = await temporaryStore();
    const word = fc.stringMatching(/^[a-zA-ZäöüßéΩжñ0-9]{1,12}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), async (words, n) => {
        const { id } = await store.tickets.create(ticket({ description: words.join(' – ') }));
        const chosen = words[n % words.length] ?? '';
        const q = chosen.slice(0, 1 + (n % chosen.length));
        const ids = (await store.tickets.list({ limit: 1000, q })).rows.map((row) => row.id);
        expect(ids).toContain(id);
      }),
      { numRuns: 50 },
    );
  });

  it('may be the longest query that the contract lets through', async () => {
    const { store } = await temporaryStore();
    const letters = Array.from({ length: 250 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    await store.tickets.create(ticket({ description: letters.join(' ') }));
    await store.messages.append(message({ content: letters.join(' ') }));
    const q = letters.join(' ');
    expect((await store.tickets.list({ limit: 9, q })).rows).toHaveLength(1);
    expect((await store.sessions.list({ limit: 9, q })).rows).toHaveLength(1);
  });

  it('matches nothing where there is no word', async () => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket());
    await store.messages.append(message(), { title: 'Title' });
    for (const q of ['', ' ', '?!', '"*"', '👍']) {
      expect(await store.tickets.list({ limit: 9, q })).toEqual({ rows: [], next_cursor: null });
      expect(await store.sessions.list({ limit: 9, q })).toEqual({ rows: [], next_cursor: null });
    }
  });
});

describe('a search', () => {
  it('finds what was written a moment ago, by whomever', async () => {
    const { store, file } = await temporaryStore();
    const other = otherConnection(file);
    const insert = other.prepare(
      `INSERT INTO tickets (id, user, email, type, description) VALUES (?, 'Al', 'al@example.com', 'General', ?)`,
    );
    const found = async (q: string) => (await store.tickets.list({ limit: 9, q })).rows.map(({ id }) => id);
    insert.run('one', 'keyboard');
    expect(await found('keyboard')).toEqual(['one']);
    other.exec(`UPDATE tickets SET description = 'mouse' WHERE id = 'one'`);
    expect([await found('keyboard'), await found('mouse')]).toEqual([[], ['one']]);
    other.exec(`DELETE FROM tickets WHERE id = 'one'`);
    insert.run('two', 'keyboard');
    expect([await found('keyboard'), await found('mouse')]).toEqual([['two'], []]);
  });

  it('finds all of many texts, longer than what is indexed at once', async () => {
    const { store } = await temporaryStore();
    const long = 'lorem '.repeat(10_000);
    await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        store.tickets.create(ticket({ description: `needle ${n % 50 === 0 ? long : ''}` })),
      ),
    );
    expect((await store.tickets.list({ limit: 1000, q: 'needle' })).rows).toHaveLength(300);
    expect((await store.tickets.list({ limit: 1000, q: 'lorem' })).rows).toHaveLength(6);
  });

  it('lets others have their turn where the words are at the end of long texts', async () => {
    const { store } = await temporaryStore();
    const content = `${'é '.repeat(15_000)}needle`;
    const ids = Array.from({ length: 20 }, (_, n) => `s${n}`);
    await Promise.all(ids.map((session_id) => store.messages.append(message({ session_id, content }))));
    await store.sessions.list({ limit: 1, q: 'needle' });
    const turns: string[] = [];
    setImmediate(() => turns.push('another'));
    expect((await store.sessions.list({ limit: 20, q: 'needle' })).rows).toHaveLength(20);
    expect(turns).toEqual(['another']);
  });

  it('is not needed for texts to be indexed', async () => {
    const { store, file } = await temporaryStore();
    await store.tickets.create(ticket());
    await store.messages.append(message(), { title: 'Title' });
    const progress = otherConnection(file).prepare('SELECT min(indexed_to) FROM search_progress').pluck();
    await expect.poll(() => progress.get(), { timeout: 5000 }).toBe(1);
  });
});

describe('a snippet', () => {
  it.each([
    ['The printer jams', 'print', 'The [printer] jams'],
    ['Größe und Café', 'grosse GRÖSSE cafe größe', '[Größe] und [Café]'],
    [
      'one two three four five six seven eight nine printer',
      'printer',
      '…four five six seven eight nine [printer]',
    ],
    [`printer ${'word '.repeat(20)}`, 'print', `[printer] ${'word '.repeat(12)}…`.replace(' …', '…')],
    ['a\n\n  printer\tjams', 'jam a', '[a] printer [jams]'],
    ['[printer]', 'printer', '[[printer]]'],
  ])('of %j for %j', (text, q, expected) => {
    expect(snippetOf(text, typedWords(q))).toBe(expected);
  });

  it('is none where no word occurs', () => {
    expect(snippetOf('The scanner', ['printer'])).toBeNull();
    expect(snippetOf('', ['printer'])).toBeNull();
  });

  it('is part of the text and marks words of the query alone', () => {
    const words = fc.array(fc.stringMatching(/^[abcé]{1,4}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.stringMatching(/^[abc]{1,2}$/), (text, q) => {
        const snippet = snippetOf(text.join(' '), [q]);
        const plain = (word: string) => word.replaceAll('é', 'e');
        const hits = text.filter((word) => plain(word).startsWith(q));
        expect(snippet === null).toBe(hits.length === 0);
        if (snippet === null) return;
        expect(text.join(' ')).toContain(snippet.replaceAll(/[[\]…]/g, ''));
        const marked = [...snippet.matchAll(/\[(.*?)\]/g)].map(([, word]) => word ?? '');
        expect(marked.length).toBeGreaterThan(0);
        expect(marked.every((word) => plain(word).startsWith(q))).toBe(true);
      }),
    );
  });
});

/** Words of one letter each, all different. */
function manyWords(count: number): string {
  return Array.from({ length: count }, (_, n) => String.fromCodePoint(0x4e00 + n)).join(' ');
}
