/** What a model or a document may put on the page. */
import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../renderer/api.ts';
import AnswerBlocks from '../../../renderer/components/markdown/answer-blocks.tsx';
import { Toasts } from '../../../renderer/components/toasts.tsx';
import { createCache } from '../../../renderer/data/cache.ts';
import { DataProvider } from '../../../renderer/data/context.tsx';
import { scriptedApi } from '../scripted-api.ts';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', resources: {} }));

describe('the renderer of answers', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <iframe src="https://evil.example"></iframe> b',
    '<style>body{display:none}</style>',
    '<a href="javascript:alert(1)" onclick="x">y</a>',
    '<form action="https://evil.example"><input name=password></form>',
  ])('shows HTML as text: %s', (text) => {
    expect(tags(html(text)).filter((tag) => !['div', 'p'].includes(tag))).toEqual([]);
  });

  it.each([
    '![a cat](https://evil.example/cat.png)',
    '![a cat](data:image/png;base64,AAAA)',
    '![a cat](/local.png)',
  ])('fetches no image and shows its description: %s', (text) => {
    expect(tags(html(text))).not.toContain('img');
    expect(html(text)).toContain('a cat');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt&colon;alert(1))',
    '[x](data:text/html,hi)',
    '[x](file:///etc/passwd)',
    '[x](vbscript:a)',
    '[x](http://plain.example)',
    '[x](/relative)',
    '[x](#hash)',
    '[x](deskside://open)',
  ])('makes no link of %s', (text) => expect(tags(html(text))).not.toContain('a'));

  it('shows where a link leads, and that nothing is passed on', () => {
    const link = html('[the guide](https://help.example/a?b#c)');
    expect(link).toContain('rel="noopener noreferrer"');
    expect(link).toContain('(help.example)');
    expect(html('[bank.example](https://evil.example/)')).toContain('(evil.example)');
    expect(html('https://help.example/a')).not.toContain('(help.example)');
    expect(html('[write](mailto:it@bank.example)')).toContain('(it@bank.example)');
  });

  it.each([
    ['https://bank.example/?to=evil.example', 'https://evil.example/'],
    ['bank.example.br', 'https://example.br/'],
    ['evil.example@bank.example', 'mailto:x@evil.example'],
    ['evil.example/ \u202eknab', 'https://evil.example/'],
  ])('shows it too where the words name it somewhere: %s', (words, url) =>
    expect(html(`[${words}](${url})`)).toMatch(/\((x@)?(evil\.example|example\.br)\)/),
  );

  it('is not stopped, nor ended, by what nests without end: it shows the text', () => {
    const text = `Before.\n\n${'- '.repeat(4000)}x\n\n**After**`;
    expect(html(text)).toContain('- - - -');
    expect(tags(html(text))).toContain('strong');
    expect(tags(html(text))).not.toContain('li');
  });

  it('lays out no more than five hundred blocks, and leaves none out', () => {
    const shown = html('A **b**\n\n'.repeat(510));
    expect(tags(shown).filter((tag) => tag === 'strong')).toHaveLength(500);
    expect(shown.match(/A \*\*b\*\*/g)).toHaveLength(10);
  });

  it('makes a button of a number that has a source, and only of those', () => {
    const cited = { count: 2, open: () => {} };
    expect(tags(html('See [1] and [2].', cited)).filter((tag) => tag === 'button').length).toBe(2);
    expect(html('See [3].', cited)).toContain('[3]');
    expect(tags(html('`a[1]` and [1](https://a.example)', cited))).not.toContain('button');
  });
});

function html(text: string, cited?: { count: number; open: () => void }): string {
  const { api } = scriptedApi();
  const door: Api = { ...api, isDesktop: false, has: () => false, on: () => () => {} };
  const answer = createElement(AnswerBlocks, cited ? { text, cited } : { text });
  return (
    renderToStaticMarkup(
      createElement(
        DataProvider,
        { value: { api: door, cache: createCache(door) } },
        createElement(Toasts, null, answer),
      ),
    ).split('<section')[0] ?? ''
  );
}

function tags(markup: string): string[] {
  return [...markup.matchAll(/<([a-z0-9]+)/g)].map(([, tag = '']) => tag);
}
