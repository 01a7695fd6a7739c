/** Which blocks are laid out, and which are too much for that. */
import { describe, expect, it } from 'vitest';
import { isTooMuch, withoutPiles } from '../../../renderer/components/markdown/limits.ts';

describe('a block that a person would write', () => {
  it.each([
    ['a list with a list in a list in it', '- a\n  - b\n    - c\n      - d\n        1. e\n           - f'],
    ['quotes of an exchange of letters', `${'> '.repeat(12)}first\n${'>'.repeat(11)} second`],
    ['rules of any kind and length', `${'*'.repeat(80)}\n${'-'.repeat(200)}\n${'_'.repeat(100)}\n- - - - -`],
    ['a blank to fill in', `Name: ${'_'.repeat(30)}`],
    [
      'a long list',
      Array.from({ length: 200 }, (_, n) => `- step **${n}** of [it](https://a.example/${n})`).join('\n'),
    ],
    ['a long table', `| a | b | c | d |\n|---|:-:|--:|---|\n${'| 1 | 2 | 3 | 4 |\n'.repeat(300)}`],
    ['a wide table', `${'| a '.repeat(20)}|\n${'|---'.repeat(20)}|\n${`${'| 1 '.repeat(20)}|\n`.repeat(20)}`],
    ['footnotes', Array.from({ length: 40 }, (_, n) => `a[^${n}]`).join(' ')],
    ['names with underscores', 'set max_open_files and max_user_watches. '.repeat(200)],
    ['a log of any length', `\`\`\`\n${`${'    '.repeat(30)}- [[[[ **a |\n`.repeat(4000)}\`\`\``],
    ['a log that is still coming', `~~~~\n${'> '.repeat(9000)}`],
  ])('is laid out: %s', (_, block) => expect(isTooMuch(block)).toBe(false));
});

describe('a block that would stop the page', () => {
  it.each([
    ['quotes', '>'.repeat(200)],
    ['bullets in one line', `${'- '.repeat(200)}x`],
    ['numbers and quotes', `${'1. > '.repeat(50)}x`],
    ['lists in lists', Array.from({ length: 60 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n')],
    ['lists in lists by tabs', Array.from({ length: 20 }, (_, n) => `${'\t'.repeat(n)}- x`).join('\n')],
    ['headings of two lines', 'a\n=\n'.repeat(600)],
    ['lines that go on with a quote', `>>> a\n${'b\n'.repeat(1100)}`],
    ['brackets that close nothing', ']'.repeat(2000)],
    ['brackets', `${'!['.repeat(60)}a${'](b)'.repeat(60)}`],
    ['marks of emphasis side by side', `${'*'.repeat(300)}a${'*'.repeat(300)}`],
    ['marks of emphasis apart', '*a ~b '.repeat(1000)],
    ['a table of short rows', `${'|a'.repeat(30)}|\n${'|-'.repeat(30)}|\n${'|b\n'.repeat(500)}`],
    ['a table of too many columns', `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|`],
    ['footnotes', '[^1]'.repeat(300)],
    ['a definition used over and over', `${'[a] '.repeat(500)}\n\n[a]: ${'x'.repeat(2000)}`],
    ['more text than a paragraph has', 'a '.repeat(10_000)],
    ['a fence that closes first', `\`\`\`\n\`\`\`\n${'>'.repeat(200)}`],
  ])('is too much: %s', (_, block) => expect(isTooMuch(block)).toBe(true));
});

it('takes the marks off a letter that no script piles up so', () => {
  expect(withoutPiles('Z\u0300\u0301 is, and')).toBe('Z\u0300\u0301 is, and');
  expect(withoutPiles(`a${'\u0301'.repeat(5000)}b`)).toBe(`a${'\u0301'.repeat(16)}b`);
});

it.each([
  ['cells that are no row of a table', `-${'|  '.repeat(16)}x`],
  ['blanks', `a\n${' '.repeat(11_000)}b`],
])('is told in a time that grows with the text alone: %s', (_, block) => {
  const started = performance.now();
  for (let round = 0; round < 25; round++) expect(isTooMuch(block)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});
