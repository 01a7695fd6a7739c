import { expect, test } from 'vitest';
import { answerFromArticle, nothingFound } from '../../../main/services/knowledge/answer.ts';
import type { Article, KnowledgeHit } from '../../../shared/model.ts';

function article(body: string, language: 'en' | 'de' = 'en'): Article {
  return {
    id: 'a',
    origin: 'starter',
    title: 'T',
    category: 'General',
    language,
    keywords: [],
    body,
    updated_at: '2026-01-01 00:00:00',
  };
}

function hit(text: string): KnowledgeHit {
  return {
    article_id: 'a',
    title: 'T',
    category: 'General',
    language: 'en',
    passage_id: 1,
    heading: '',
    text,
    score: 1,
  };
}

const SHAPED = `The summary. With a second sentence.

## Symptoms
- It does not go

## Steps
1. Do this.
2. Do that.

Only on a Mac: not that.

## When to open a ticket
${'When it stays so, write us what you saw. '.repeat(20).trim()}`;

test('an article of the usual shape: its summary, its steps, and when to open a ticket in brief', () => {
  const answer = answerFromArticle(article(SHAPED), hit('something else'));
  expect(answer).toMatch(
    /^The summary\. With a second sentence\.\n\n1\. Do this\.\n2\. Do that\.\n\nOnly on a Mac: not that\.\n\n\*\*When to open a ticket:\*\* When it stays so/,
  );
  expect(answer).not.toContain('It does not go');
  expect(answer.length).toBeLessThan(500);
  expect(answer.endsWith('saw.')).toBe(true);
});

test('a German article answers with German words', () => {
  const body =
    'Kurz gesagt.\n\n## Schritte\n1. Tun Sie dies.\n\n## Wann Sie ein Ticket eröffnen\nWenn es so bleibt.';
  expect(answerFromArticle(article(body, 'de'), hit('x'))).toBe(
    'Kurz gesagt.\n\n1. Tun Sie dies.\n\n**Wann Sie ein Ticket eröffnen:** Wenn es so bleibt.',
  );
});

test('a document of another shape: the passage found, cut at the end of a sentence or paragraph', () => {
  const sentence = 'This tells you something that you asked. ';
  const answer = answerFromArticle(article('# Handbook\n\nAll else.'), hit(sentence.repeat(60)));
  expect(answer.length).toBeLessThanOrEqual(1200);
  expect(answer.length).toBeGreaterThan(900);
  expect(answer.endsWith('asked.')).toBe(true);
  expect(answerFromArticle(article('x'), hit('Short passage'))).toBe('Short passage');
});

test('steps that are no numbered list are a document of another shape', () => {
  expect(answerFromArticle(article('## Steps\nJust walk.'), hit('The passage'))).toBe('The passage');
});

test('a code block that is cut is closed, and a word without end is cut in whole characters', () => {
  const code = `\`\`\`\n${'echo hello\n'.repeat(200)}\`\`\``;
  expect(answerFromArticle(article('x'), hit(code)).match(/```/g)).toHaveLength(2);
  const answer = answerFromArticle(article('x'), hit('\u{1F600}'.repeat(1000)));
  expect(answer.isWellFormed()).toBe(true);
  expect(answer.length).toBeLessThanOrEqual(1200);
});

test('where nothing was found it says so and offers a ticket', () => {
  expect(nothingFound('en')).toMatch(/nothing on this.*ticket/);
  expect(nothingFound('de')).toMatch(/nichts.*Ticket/);
});
