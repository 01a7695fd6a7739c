import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../renderer/components/markdown/blocks.ts';
import { isTooMuch } from '../../../renderer/components/markdown/limits.ts';

/** Pieces that answers are made of, and that a careless cut would break. */
const PIECES = [
  'A paragraph with **bold** and `code`.',
  'Two lines\nof one paragraph',
  '# Heading',
  '1. one\n2. two',
  '1. one\n\n2. two\n\n   more of two',
  '- a\n- b\n  - c',
  '- a\n\n  ```\n  x\n\n  y\n  ```',
  '1) other\n2) numbers',
  '```js\nlet a;\n\n# no heading\n\n- no list\n```',
  '~~~~\n```\n\nstill code\n~~~~',
  '> quoted\n> more\n\n> another',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '    indented code\n\n    more of it',
  '---',
  '* star\n* list',
  'Text\n: with a colon',
];

describe('blocks of Markdown', () => {
  it('look the same apart as they do together', () => {
    const documents = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 8 })
      .map((pieces) => pieces.join('\n\n'));
    fc.assert(
      fc.property(documents, (text) => {
        expect(html(...blocksOf(text))).toBe(html(text));
      }),
      { numRuns: 300 },
    );
  });

  it('lose nothing and stay as they were while the text grows', () => {
    const text = PIECES.join('\n\n');
    const whole = blocksOf(text);
    expect(whole.length).toBeGreaterThan(8);
    for (let end = 1; end < text.length; end += 7) {
      const soFar = blocksOf(text.slice(0, end));
      expect(whole.slice(0, soFar.length - 1)).toEqual(soFar.slice(0, -1));
    }
  });

  it('know every end of a line that Markdown knows', () => {
    const table = `${'|a'.repeat(30)}|\n${'|-'.repeat(30)}|\n${'|b\n'.repeat(500)}`;
    const fenced = `~~~\n~~~\n${'>'.repeat(200)}`;
    for (const text of [table, fenced]) {
      for (const end of ['\n', '\r', '\r\n']) {
        expect(blocksOf(text.replaceAll('\n', end)).map(isTooMuch)).toContain(true);
      }
    }
  });

  it('are found in a time that grows with the text alone', () => {
    const most = 100_000;
    const started = performance.now();
    blocksOf(`${'`'.repeat(most)}${'x'.repeat(most)}\``);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

function html(...blocks: string[]): string {
  const render = (block: string) =>
    renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: [remarkGfm] }, block));
  return blocks.map(render).filter(Boolean).join('\n');
}
