import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../renderer/components/markdown/blocks.ts';

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
});

function html(...blocks: string[]): string {
  const render = (block: string) =>
    renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: [remarkGfm] }, block));
  return blocks.map(render).filter(Boolean).join('\n');
}
