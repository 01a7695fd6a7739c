/** Texts that are short to write and long to lay out: as long as an answer, or a paragraph of a document, may be. */

/** @returns by name, in each size */
export function bombs(sizes: readonly number[]): [name: string, text: string][] {
  return Object.entries(KINDS).flatMap(([name, make]) =>
    sizes.map((size): [string, string] => [`${name} × ${size}`, make(size).slice(0, MOST_CHARACTERS)]),
  );
}

/** A long answer has some 30,000; a document may be longer. */
const MOST_CHARACTERS = 120_000;

const lines = (size: number, line: (n: number) => string): string =>
  Array.from({ length: size }, (_, n) => line(n)).join('\n');

const KINDS: Readonly<Record<string, (size: number) => string>> = {
  quotes: (size) => `${'>'.repeat(size)} x`,
  'quotes apart': (size) => `${'> '.repeat(size)}x`,
  'bullets in one line': (size) => `${'- '.repeat(size)}x`,
  'numbers in one line': (size) => `${'1. '.repeat(size)}x`,
  'bullets and quotes': (size) => `${'- > '.repeat(size)}x`,
  'list in list': (size) => lines(Math.min(size, 400), (n) => `${'  '.repeat(n)}- x`),
  'numbered in numbered': (size) => lines(Math.min(size, 300), (n) => `${'   '.repeat(n)}1. x`),
  'lazy quotes': (size) => `${'>'.repeat(100)} x\n${'x\n'.repeat(size)}`,
  'long list': (size) => lines(size, (n) => `- item ${n}`),
  'loose list': (size) => lines(size, (n) => `- item ${n}\n`),
  'stars around': (size) => `${'*'.repeat(size)}a${'*'.repeat(size)}`,
  'emphasis in emphasis': (size) => `${'*a _b '.repeat(size)}c${'_ *'.repeat(size)}`,
  'strong in strong': (size) => '**a '.repeat(size) + '**'.repeat(size),
  'struck in struck': (size) => '~~a ~b'.repeat(size),
  'stars apart': (size) => '*a **b '.repeat(size),
  underscores: (size) => 'a_b__c'.repeat(size),
  backticks: (size) => Array.from({ length: size }, (_, n) => '`'.repeat((n % 60) + 1)).join(' '),
  brackets: (size) => '['.repeat(size) + ']'.repeat(size),
  'links in links': (size) => `${'['.repeat(size)}a${'](b)'.repeat(size)}`,
  'images in images': (size) => `${'!['.repeat(size)}a${'](b)'.repeat(size)}`,
  'links left open': (size) => '[a](<'.repeat(size),
  'link titles left open': (size) => '[a](b "'.repeat(size),
  'wide table': (size) =>
    `${'|a'.repeat(size)}|\n${'|-'.repeat(size)}|\n${`${'|b'.repeat(size)}|\n`.repeat(20)}`,
  'wide table of short rows': (size) =>
    `${'|a'.repeat(size)}|\n${'|-'.repeat(size)}|\n${'|b\n'.repeat(size)}`,
  'long table': (size) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size)}`,
  'paragraphs apart': (size) => 'a\n\n'.repeat(size),
  'lists and paragraphs': (size) => '- a\n\nb **c**\n\n'.repeat(size),
  'short lines': (size) => 'a\n'.repeat(size),
  'rules and headings': (size) => '---\n# a\n'.repeat(size),
  'many links': (size) => lines(size, (n) => `[a](https://a.example/${n})`),
  'bare addresses': (size) => 'https://a.example/x '.repeat(size),
  'address in address': (size) => 'www.a.example/'.repeat(size),
  'mail in mail': (size) => 'a@b.'.repeat(size),
  footnotes: (size) =>
    `${Array.from({ length: size }, (_, n) => `[^${n}]`).join(' ')}\n\n${lines(size, (n) => `[^${n}]: x`)}`,
  'one footnote often': (size) => `${'[^1]'.repeat(size)}\n\n[^1]: x`,
  'footnote in footnote': (size) => `${lines(size, (n) => `[^${n}]: a [^${n + 1}]`)}\n[^0]`,
  definitions: (size) => lines(size, (n) => `[${n}]: x`),
  'one definition often': (size) => `${'[a]\n'.repeat(size)}\n[a]: https://a.example/${'x'.repeat(size)}`,
  citations: (size) => '[1]'.repeat(size),
  entities: (size) => '&amp;&#x41;&nosuch;'.repeat(size),
  'tags left open': (size) => '<a b="'.repeat(size),
  'comments left open': (size) => '<!--'.repeat(size),
  'tags in tags': (size) => '<div>'.repeat(size),
  escapes: (size) => '\\*\\_\\['.repeat(size),
  'fence of many lines': (size) => `\`\`\`\n${'x = 1\n'.repeat(size)}`,
  'fences in fences': (size) => lines(size, (n) => '`'.repeat(3 + (n % 50))),
  'one long word': (size) => 'x'.repeat(size * 20),
  'marks on a letter': (size) => `a${'\u0301'.repeat(size * 5)}`,
  'directions in directions': (size) => '\u202e\u2067a'.repeat(size),
  emoji: (size) => '👨‍👩‍👧‍👦'.repeat(size),
};
