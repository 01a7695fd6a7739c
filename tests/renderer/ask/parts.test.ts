import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../renderer/components/article-sections/sections.ts';
import { isSafeToKeep } from '../../../renderer/screens/ask/composer/safe-to-keep.ts';
import { groupsOf } from '../../../renderer/screens/ask/sessions/groups.ts';
import { Snippet } from '../../../renderer/screens/ask/sessions/snippet.tsx';
import { suggestionsFrom } from '../../../renderer/screens/ask/welcome/suggestions.ts';
import type { Category, Language } from '../../../shared/model.ts';

describe('drafts', () => {
  it.each([
    'my card is 4111 1111 1111 1111',
    'DE89 3704 0044 0532 0130 00 was refused',
    'the password is hunter2',
    'Mein Kennwort lautet Sommer',
    'PIN 4711 does not work',
    'the code 123456 never came',
  ])('that may hold a secret stay off the disk: %s', (text) => expect(isSafeToKeep(text)).toBe(false));

  it.each(['The VPN hangs at Connecting', 'Der Drucker im 3. Stock druckt nicht', 'Error 0x80 in Excel'])(
    'that hold none are kept: %s',
    (text) => expect(isSafeToKeep(text)).toBe(true),
  );
});

describe('conversations', () => {
  it('are grouped by day for a week, then by month', () => {
    const now = new Date(2026, 2, 20, 12);
    const at = (days: number) => {
      const moment = new Date(now.getTime() - days * 86_400_000);
      return moment.toISOString().replace('T', ' ').slice(0, 19);
    };
    const session = (id: string, days: number) => ({
      id,
      title: id,
      created_at: at(days),
      last_activity: at(days),
      message_count: 2,
      snippet: null,
    });
    const sessions = [
      session('a', 0),
      session('b', 0),
      session('c', 1),
      session('d', 6),
      session('e', 8),
      session('f', 15),
      session('g', 40),
    ];
    expect(
      groupsOf(sessions, now).map((group) => [group.kind, group.sessions.map(({ id }) => id).join('')]),
    ).toEqual([
      ['day', 'ab'],
      ['day', 'c'],
      ['day', 'd'],
      ['month', 'ef'],
      ['month', 'g'],
    ]);
  });

  it('show what a search found in them, marked and never as markup', () => {
    const html = renderToStaticMarkup(
      createElement(Snippet, { text: 'the [router] is <b>off</b> at [home]' }),
    );
    expect(html).toBe('the <mark>router</mark> is &lt;b&gt;off&lt;/b&gt; at <mark>home</mark>');
  });
});

describe('suggestions', () => {
  const article = (article_id: string, category: Category, language: Language) => ({
    article_id,
    title: article_id,
    category,
    language,
    passage_id: 1,
    heading: '',
    score: 0,
    excerpt: '',
  });
  const many = (['en', 'de'] as const).flatMap((language) =>
    (['IT Support', 'E-Banking', 'General'] as const).flatMap((category) =>
      Array.from({ length: 5 }, (_, n) => article(`${language} ${category} ${n}`, category, language)),
    ),
  );

  it('are four of one language and all categories, the same all day and others tomorrow', () => {
    const today = suggestionsFrom(many, 'de', new Date('2026-03-20T08:00:00Z'));
    expect(today.map(({ category }) => category)).toEqual([
      'IT Support',
      'E-Banking',
      'IT Support',
      'General',
    ]);
    expect(today.every(({ language }) => language === 'de')).toBe(true);
    expect(new Set(today).size).toBe(4);
    expect(suggestionsFrom(many, 'de', new Date('2026-03-20T22:00:00Z'))).toEqual(today);
    expect(suggestionsFrom(many, 'de', new Date('2026-03-21T08:00:00Z'))).not.toEqual(today);
  });

  it('make do with what there is', () => {
    const few = [article('a', 'General', 'en'), article('a', 'General', 'en'), article('b', 'General', 'de')];
    expect(
      suggestionsFrom(few, 'en', new Date(0))
        .map(({ article_id }) => article_id)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(suggestionsFrom([], 'en', new Date(0))).toEqual([]);
  });
});

describe('the sections of an article', () => {
  it('are named by the headings that lead to them, as sources name them', () => {
    const body =
      '# Title\nIntro\n\n## Steps\n1. a\n\n### On a Mac\nb\n\n```\n# no heading\n```\n## Ticket\nc';
    expect(sectionsOf(body, 'Title').map(({ path }) => path)).toEqual([
      '',
      'Steps',
      'Steps > On a Mac',
      'Ticket',
    ]);
    expect(sectionsOf(body, 'Title')[2]?.text).toContain('# no heading');
  });
});
