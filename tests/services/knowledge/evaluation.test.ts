import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFromArticle } from '../../../main/services/knowledge/answer.ts';
import type { Knowledge, KnowledgeResult } from '../../../main/services/knowledge/knowledge.ts';
import { detectLanguage } from '../../../main/services/language.ts';
import { answerableQuestions, unanswerableQuestions } from '../../../scripts/eval/questions.ts';
import { openBase, STARTER, type TestBase } from './base.ts';

const answerable = answerableQuestions();
const unanswerable = unanswerableQuestions();

let base: TestBase;
let knowledge: Knowledge;
beforeAll(async () => {
  base = await openBase();
  knowledge = base.knowledge({ origin: 'starter', path: STARTER });
  await knowledge.load();
});
afterAll(() => base[Symbol.asyncDispose]());

function ask(question: string): Promise<KnowledgeResult> {
  return knowledge.search(question, { limit: 3, language: detectLanguage(question) });
}

function share(some: readonly boolean[]): number {
  return some.filter(Boolean).length / some.length;
}

test('every starter article is read', () => {
  expect(base.reports()).toEqual([]);
});

test('every question names articles that exist', async () => {
  for (const id of new Set(answerable.flatMap(({ ids }) => ids))) {
    expect(await knowledge.get(id), id).toBeDefined();
  }
});

test('questions find their article: first, among the first three, and surely enough to be answered', async () => {
  const results = await Promise.all(
    answerable.map(async ({ ask: question, ids }) => {
      const { hits, confident } = await ask(question);
      const place = hits.findIndex(({ article_id }) => ids.includes(article_id));
      return { first: place === 0, three: place >= 0, answered: confident && place === 0 };
    }),
  );
  expect(share(results.map(({ first }) => first))).toBeGreaterThanOrEqual(0.945);
  expect(share(results.map(({ three }) => three))).toBeGreaterThanOrEqual(0.98);
  expect(share(results.map(({ answered }) => answered))).toBeGreaterThanOrEqual(0.9);
});

test('questions outside the knowledge are not answered', async () => {
  const answered = await Promise.all(unanswerable.map(async (question) => (await ask(question)).confident));
  expect(share(answered)).toBeLessThanOrEqual(0.05);
});

test('the language of a question is told', () => {
  const told = answerable.map(({ ask: question, language }) => detectLanguage(question) === language);
  expect(share(told)).toBeGreaterThanOrEqual(0.98);
});

test('a German question is answered in German, an English one in English, "VPN" as the caller prefers', async () => {
  const languages = async (question: string, language?: 'en' | 'de') =>
    (await knowledge.search(question, { limit: 1, ...(language && { language }) })).hits.map(
      (hit) => hit.language,
    );
  expect(await languages('Ich habe mein Passwort vergessen')).toEqual(['de']);
  expect(await languages('I forgot my password')).toEqual(['en']);
  expect(await languages('vpn', 'de')).toEqual(['de']);
  expect(await languages('vpn', 'en')).toEqual(['en']);
  expect(await languages('vpn')).toEqual(['en']);
});

test('every starter article makes an answer with its steps, short enough to be read', async () => {
  for (const { article_id } of await knowledge.list(1000)) {
    const article = await knowledge.get(article_id);
    if (!article) throw new Error(article_id);
    const { hits } = await knowledge.search(article.title, { limit: 1, language: article.language });
    const hit = hits[0];
    if (!hit) throw new Error(article_id);
    const answer = answerFromArticle(article, hit);
    expect(answer, article_id).toMatch(/^1\. /m);
    expect(answer.length, article_id).toBeLessThan(3000);
    expect(hit.score, article_id).toBeGreaterThan(0.8);
  }
});
