import { describe, expect, it } from 'vitest';
import { article, temporaryStore } from './support.ts';

describe('articles', () => {
  it('come back as they were put, with the time of that', async () => {
    const { store } = await temporaryStore({ now: () => new Date('2026-01-02T03:04:05Z') });
    await store.articles.put([article()]);
    expect(await store.articles.get('printer')).toEqual({
      id: 'printer',
      origin: 'starter',
      title: 'Printer does not print',
      category: 'IT Support',
      language: 'en',
      keywords: ['paper', 'toner'],
      body: '# Printer does not print',
      updated_at: '2026-01-02 03:04:05',
    });
    expect(await store.articles.get('no such')).toBeUndefined();
  });

  it('are listed by title, whatever its case', async () => {
    const { store } = await temporaryStore();
    await store.articles.put(['b', 'A', 'c', 'D'].map((title) => article({ id: title, title })));
    expect((await store.articles.list(3)).map(({ title }) => title)).toEqual(['A', 'b', 'c']);
  });

  it('tell the fingerprints of one origin', async () => {
    const { store } = await temporaryStore();
    await store.articles.put([
      article({ id: 'a', fingerprint: '1' }),
      article({ id: 'b', fingerprint: '2', origin: 'folder' }),
    ]);
    expect(await store.articles.fingerprints('starter')).toEqual(new Map([['a', '1']]));
    expect(await store.articles.fingerprints('folder')).toEqual(new Map([['b', '2']]));
  });

  it('are replaced whole, under new passage ids, and removed', async () => {
    const { store } = await temporaryStore();
    const search = async (match: string) =>
      (await store.articles.search(match, { limit: 9 })).map((hit) => hit.passage_id);
    await store.articles.put([article({ passages: [{ heading: '', text: 'first wording' }] })]);
    const old = await search('wording');
    await store.articles.put([
      article({ fingerprint: 'two', title: 'Scanner', passages: [{ heading: '', text: 'second wording' }] }),
    ]);
    expect(await search('first')).toEqual([]);
    expect(await search('printer')).toEqual([]);
    expect(await search('scanner')).toHaveLength(1);
    expect(await search('wording')).not.toEqual(old);
    expect(await store.articles.countPassages()).toBe(1);
    await store.articles.remove(['printer', 'no such']);
    expect(await store.articles.get('printer')).toBeUndefined();
    expect(await search('wording')).toEqual([]);
    expect(await store.articles.countPassages()).toBe(0);
    expect(await store.articles.frequencies(['word'])).toEqual(new Map());
  });

  it('are put all or none', async () => {
    const { store } = await temporaryStore();
    const broken = {
      ...article({ id: 'broken' }),
      passages: [
        {
          heading: '',
          get text(): string {
            throw new Error('unreadable');
          },
        },
      ],
    };
    await expect(store.articles.put([article(), broken])).rejects.toThrow('unreadable');
    expect(await store.articles.list(9)).toEqual([]);
  });
});

describe('the search for passages', () => {
  it('gives the best first, with the article around it', async () => {
    const { store } = await temporaryStore();
    await store.articles.put([
      article({
        id: 'text',
        title: 'One',
        keywords: [],
        passages: [{ heading: '', text: 'about the toner here' }],
      }),
      article({
        id: 'heading',
        title: 'Two',
        keywords: [],
        passages: [{ heading: 'toner', text: 'about something here' }],
      }),
      article({
        id: 'title',
        title: 'toner',
        keywords: [],
        passages: [{ heading: '', text: 'about something else here' }],
      }),
      ...Array.from({ length: 9 }, (_, n) =>
        article({
          id: `other ${n}`,
          title: 'Other',
          keywords: [],
          passages: [{ heading: '', text: 'nothing at all' }],
        }),
      ),
    ]);
    const hits = await store.articles.search('"toner"', { limit: 9 });
    expect(hits.map(({ article_id }) => article_id)).toEqual(['title', 'heading', 'text']);
    expect(hits[0]).toEqual({
      passage_id: expect.any(Number),
      article_id: 'title',
      origin: 'starter',
      title: 'toner',
      category: 'IT Support',
      language: 'en',
      keywords: [],
      heading: '',
      text: 'about something else here',
      bm25: expect.any(Number),
    });
    const scores = hits.map(({ bm25 }) => bm25);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.at(-1)).toBeGreaterThan(0);
    expect(await store.articles.search('"toner"', { limit: 1 })).toEqual(hits.slice(0, 1));
  });

  it('finds keywords, and words by their stem and without accents', async () => {
    const { store } = await temporaryStore();
    await store.articles.put([
      article({ keywords: ['Müll'], passages: [{ heading: '', text: 'The printers are jamming' }] }),
    ]);
    for (const match of ['"mull"', '"printing"', '"jammed"']) {
      expect(await store.articles.search(match, { limit: 9 }), match).toHaveLength(1);
    }
  });

  it('keeps to a language, however many better hits there are in another', async () => {
    const { store } = await temporaryStore();
    await store.articles.put([
      ...Array.from({ length: 40 }, (_, n) => article({ id: `en ${n}`, title: 'VPN VPN VPN' })),
      article({
        id: 'de',
        language: 'de',
        title: 'Anderes',
        passages: [{ heading: '', text: 'Das VPN bricht ab' }],
      }),
    ]);
    const hits = await store.articles.search('"vpn"', { limit: 5, language: 'de' });
    expect(hits.map(({ article_id }) => article_id)).toEqual(['de']);
    expect(await store.articles.search('"vpn"', { limit: 50 })).toHaveLength(41);
  });

  it('tells how often index terms occur', async () => {
    const { store } = await temporaryStore();
    await store.articles.put([
      article({
        id: 'a',
        title: 'Jams',
        keywords: ['jam'],
        passages: [
          { heading: 'Jam', text: 'jamming' },
          { heading: '', text: 'x' },
        ],
      }),
      article({ id: 'b', title: 'Jar', keywords: [], passages: [{ heading: '', text: 'jars' }] }),
    ]);
    expect(await store.articles.frequencies(['jam', 'jar', 'jars', 'x', 'jam'])).toEqual(
      new Map([
        ['jam', 2],
        ['jar', 1],
        ['x', 1],
      ]),
    );
    expect(await store.articles.frequencies([])).toEqual(new Map());
    expect(await store.articles.termsWithPrefix('ja', 9)).toEqual(['jam', 'jar']);
    expect(await store.articles.termsWithPrefix('ja', 1)).toEqual(['jam']);
    expect(await store.articles.termsWithPrefix('zz', 9)).toEqual([]);
    expect(await store.articles.countPassages()).toBe(3);
  });
});
