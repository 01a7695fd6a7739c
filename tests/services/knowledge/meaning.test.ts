/** Finding by meaning, with the embedding model that a scripted LM Studio has loaded. */
import { expect, onTestFinished, test } from 'vitest';
import { createEvents } from '../../../main/events.ts';
import { createLanguageModel } from '../../../main/lm/client.ts';
import { createKnowledge } from '../../../main/services/knowledge/create-knowledge.ts';
import { createMeaning } from '../../../main/services/knowledge/finding/meaning.ts';
import { createDocumentReader } from '../../../main/services/knowledge/reading/reader.ts';
import { embeds } from '../../helpers/lmstudio/embeddings.ts';
import { untilLeft } from '../../helpers/lmstudio/replies.ts';
import { type LmStudioOptions, startLmStudio } from '../../helpers/lmstudio/server.ts';
import { temporaryStore } from '../../store/support.ts';
import { READER } from './base.ts';

const CHAT = { id: 'openai/gpt-oss-20b' };
const EMBEDDER = { id: 'nomic-embed-text', type: 'embedding' } as const;
const ARTICLES = ['A glimmer of the lamp', 'A kettle for the kitchen', 'A ladder for the roof'];

async function setUp(options: LmStudioOptions = {}, deadline = 5_000) {
  const studio = await startLmStudio({ models: [CHAT, EMBEDDER], ...options });
  onTestFinished(() => studio.close());
  const model = createLanguageModel({ url: studio.base, allowRemote: false });
  onTestFinished(() => model.close());
  const { store } = await temporaryStore();
  await store.articles.put(
    ARTICLES.map((title, at) => ({
      id: `article-${at}`,
      origin: 'folder',
      fingerprint: String(at),
      title,
      category: 'General',
      language: 'en',
      keywords: [],
      body: title,
      passages: [{ heading: '', text: title }],
    })),
  );
  const meaning = createMeaning({ vectors: store.vectors, model, deadline });
  const reader = createDocumentReader({ worker: READER });
  onTestFinished(() => reader.close());
  const knowledge = createKnowledge({
    articles: store.articles,
    reader,
    events: createEvents(),
    meaning,
    folders: async () => [],
    report: () => {},
  });
  return { studio, model, store, meaning, knowledge };
}

test('a question without a word of the passage is found by its meaning, and not without', async () => {
  const { meaning, knowledge } = await setUp();
  expect((await knowledge.search('my samovar', { limit: 1 })).hits).toEqual([]);
  expect(await meaning.work()).toBe(true);
  expect(await meaning.work()).toBe(false);
  const { hits, confident } = await knowledge.search('my samovar', { limit: 1 });
  expect(hits[0]?.article_id).toBe('article-1');
  expect(confident).toBe(true);
  expect((await knowledge.search('quarterly xylophone', { limit: 1 })).confident).toBe(false);
});

for (const version of ['v1', 'v0', 'openai'] as const) {
  test(`an embedding model that is listed and not known to be loaded is never asked (${version})`, async () => {
    const models = [CHAT, { ...EMBEDDER, state: 'not-loaded' as const }];
    const { studio, model, meaning, knowledge } = await setUp({ version, models });
    expect(await model.embedder()).toBeUndefined();
    expect(await meaning.work()).toBe(false);
    await knowledge.search('my samovar', { limit: 1 });
    await expect(model.embed(EMBEDDER.id, ['x'], 5_000)).rejects.toMatchObject({ code: 'model_not_loaded' });
    expect(studio.embedded()).toEqual([]);
  });
}

test('a model that says nothing keeps no question waiting', async () => {
  let isHung = false;
  const { meaning, knowledge, studio } = await setUp(
    { embeddings: (exchange) => (isHung ? untilLeft(exchange) : embeds(exchange)) },
    50,
  );
  await meaning.work();
  isHung = true;
  const { hits } = await knowledge.search('ladder', { limit: 1 });
  expect(hits[0]?.article_id).toBe('article-2');
  expect(studio.embedded().at(-1)?.ended).not.toBe('whole');
});

test('no vectors are made while a chat is answered', async () => {
  const { meaning, model, studio } = await setUp({ reply: untilLeft });
  const chat = new AbortController();
  const request = { messages: [], max_tokens: 5, signal: chat.signal };
  const first = model
    .chat(request)
    [Symbol.asyncIterator]()
    .next()
    .catch(() => {});
  await studio.until((server) => server.chats().length === 1);
  expect(await meaning.work()).toBe(false);
  expect(studio.embedded()).toEqual([]);
  chat.abort();
  await first;
  expect(await meaning.work()).toBe(true);
});

test('vectors are kept: a restart goes on where it stopped', async () => {
  const { studio, model, store, meaning } = await setUp();
  await meaning.work();
  const asked = studio.embedded().length;
  const again = createMeaning({ vectors: store.vectors, model, deadline: 5_000 });
  expect(await again.work()).toBe(false);
  expect(studio.embedded().length).toBe(asked);
  expect((await again.near('my samovar', 1))?.near).toHaveLength(1);
});

test('another model makes them anew, and a passage that goes takes its vector along', async () => {
  const { studio, store, meaning, model, knowledge } = await setUp();
  await meaning.work();
  studio.offer([CHAT, { ...EMBEDDER, id: 'bge-small-embed' }]);
  await model.status(true);
  expect(await meaning.work()).toBe(true);
  expect(await store.vectors.all(EMBEDDER.id, 0, 10)).toEqual([]);
  expect(await store.vectors.all('bge-small-embed', 0, 10)).toHaveLength(3);
  await store.articles.remove(['article-1']);
  await knowledge.refresh();
  expect(await meaning.near('my samovar', 9)).toBeUndefined();
  expect(await meaning.work()).toBe(false);
  expect((await meaning.near('my samovar', 9))?.near).toHaveLength(2);
  expect(await store.vectors.all('bge-small-embed', 0, 10)).toHaveLength(2);
});
