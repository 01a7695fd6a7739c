import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../main/services/knowledge/reading/document.ts';
import { splitPassages } from '../../../main/services/knowledge/reading/passages.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, path = 'a.md') => parseDocument(bytes(text), path);

describe('front matter', () => {
  test('gives title, category, keywords and language', async () => {
    const front =
      'title: "Disk: full"\ncategory: it support\nkeywords: [SSD, 42, low space]\nlanguage: de-CH';
    expect(await read(`---\n${front}\n---\nBody\n`)).toMatchObject({
      title: 'Disk: full',
      category: 'IT Support',
      keywords: ['SSD', '42', 'low space'],
      language: 'de',
      body: 'Body',
    });
  });

  test('may be incomplete or odd: what does not fit counts as not given', async () => {
    const odd = await read(
      '---\ntitle: {a: 1}\ncategory: Sports\nkeywords: one, two\nlanguage: 7\n---\n# Heading\n\nText',
    );
    expect(odd).toMatchObject({
      title: 'Heading',
      category: 'General',
      keywords: ['one', 'two'],
      language: 'en',
    });
    expect(await read('---\n- a\n- b\n---\ntext', 'x/my-own_notes.md')).toMatchObject({
      title: 'my own notes',
    });
  });

  test('is none where the lines of dashes hold text, or are not closed', async () => {
    expect((await read('---\nJust text\n---\nmore')).body).toBe('Just text\n---\nmore');
    expect((await read('---\ntitle: x\nmore')).body).toBe('title: x\nmore');
  });

  test('with Windows line ends and a byte order mark is read as well', async () => {
    expect(await read('\uFEFF---\r\ntitle: T\r\n---\r\nline\r\nline')).toMatchObject({
      title: 'T',
      body: 'line\nline',
    });
  });
});

describe('title', () => {
  test.each([
    [
      'its front matter, without marks',
      '---\ntitle: "Use `git` **now**"\n---\n# Other',
      'a.md',
      'Use git now',
    ],
    ['its first heading', 'Intro\n\n# The VPN\n\nText', 'a.md', 'The VPN'],
    ['its file', 'Text only', '01-reset_your-password.md', 'reset your password'],
    ['its folder, where it is the folder’s page', 'Text only', 'docs/mail-setup/index.md', 'mail setup'],
    [
      'its folder too, where many are called so',
      '# Overview\n\nText',
      'billing/overview.md',
      'billing: Overview',
    ],
  ])('comes from %s', async (_, text, path, title) => {
    expect((await read(text, path)).title).toBe(title);
  });
});

describe('a description', () => {
  test('that the text does not repeat stands below its heading', async () => {
    const front = '---\ndescription: Describes how a badge is replaced when it is lost.\n---\n';
    expect((await read(`${front}# Badge\n\nGo to the desk.`)).body).toBe(
      '# Badge\n\nDescribes how a badge is replaced when it is lost.\n\nGo to the desk.',
    );
  });
});

describe('language', () => {
  test('comes from the front matter, else the folder, else the words', async () => {
    expect((await read('---\nlanguage: en\n---\nder die das', 'de/a.md')).language).toBe('en');
    expect((await read('the printer', 'de/a.md')).language).toBe('de');
    expect((await read('Der Drucker ist kaputt und wir wissen nicht, warum.', 'notes/a.md')).language).toBe(
      'de',
    );
  });
});

describe('encodings', () => {
  test('that Windows editors write are understood', async () => {
    expect((await parseDocument(new Uint8Array([0x46, 0xfc, 0x72]), 'a.txt')).body).toBe('Für');
    const wide = new Uint8Array([0xff, 0xfe, 0x46, 0, 0xfc, 0, 0x72, 0]);
    expect((await parseDocument(wide, 'a.txt')).body).toBe('Für');
  });
});

describe('plain text', () => {
  test('has no front matter, headings or code', async () => {
    const text = '---\ntitle: x\n---\n# not a heading';
    expect(await read(text, 'a.txt')).toMatchObject({ body: text, passages: [{ heading: '', text }] });
  });
});

describe('passages', () => {
  const long = 'A sentence of some length stands here. '.repeat(30).trim();

  test('carry the headings that lead to them, without the title', () => {
    const body = `# Title\n\n${long}\n\n## Steps\n\n${long}\n\n### On a Mac\n\n${long}\n\n## Ticket\n\n${long}`;
    expect(splitPassages(body, 'Title', 'markdown').map(({ heading }) => heading)).toEqual([
      '',
      'Steps',
      'Steps > On a Mac',
      'Ticket',
    ]);
  });

  test('join short sections and keep their headings in the text', () => {
    const [only, ...none] = splitPassages(
      'Intro\n\n## Steps\n\n1. Do it\n\n## Ticket\n\nAsk',
      'T',
      'markdown',
    );
    expect(none).toEqual([]);
    expect(only).toEqual({ heading: '', text: 'Intro\n\n## Steps\n\n1. Do it\n\n## Ticket\n\nAsk' });
  });

  test('split a long section between its paragraphs', () => {
    const passages = splitPassages(`## Steps\n\n${long}\n\n${long}\n\n${long}`, 'T', 'markdown');
    expect(passages).toEqual([1, 2, 3].map(() => ({ heading: 'Steps', text: long })));
  });

  test('leave a code block whole and see no headings in it', () => {
    const code = `\`\`\`sh\n# not a heading\n\n${'echo some words\n'.repeat(150)}\`\`\``;
    const passages = splitPassages(`Intro\n\n${code}\n\n## After\n\ntext`, 'T', 'markdown');
    expect(passages.filter(({ text }) => text.includes(code))).toHaveLength(1);
    expect(passages.map(({ heading }) => heading)).not.toContain('not a heading');
  });

  test('know headings that end with marks', () => {
    const body = `## Steps ##\n\n${long}\n\n## In C#\n\n${long}\n\n## #\n\n${long}`;
    expect(splitPassages(body, 'T', 'markdown').map(({ heading }) => heading)).toEqual([
      'Steps',
      'In C#',
      '',
    ]);
  });

  test('of odd documents are found in good time', () => {
    const many = 500_000;
    for (const body of [
      `# a${' '.repeat(many)}b`,
      `# a ${'#'.repeat(many)}b`,
      'a. b '.repeat(many / 5),
      'x'.repeat(many),
    ]) {
      const begun = performance.now();
      splitPassages(body, 'T', 'markdown');
      expect(performance.now() - begun).toBeLessThan(2000);
    }
  });

  test('know underlined headings', () => {
    const passages = splitPassages(`First\n=====\n\n${long}\n\nSecond\n---\n\n${long}`, 'T', 'markdown');
    expect(passages.map(({ heading }) => heading)).toEqual(['First', 'First > Second']);
  });

  test('of any text lose no word, and are never much too long without code', () => {
    const piece = fc.oneof(
      fc.lorem({ maxCount: 60, mode: 'sentences' }),
      fc.constantFrom('## A', '### B', '- item\n- item', '', '\u{1F600}'.repeat(900), 'x'.repeat(4000)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const body = parts.join('\n\n');
        const passages = splitPassages(body, 'T', 'markdown');
        const flat = (text: string) => text.replaceAll(/[\s#>]/g, '');
        const kept = passages.map(({ heading, text }) => heading.split(' > ').at(-1) + text).join('');
        for (const word of new Set(body.match(/\w{5,}/g) ?? [])) {
          expect(flat(kept).includes(word.slice(0, 5))).toBe(true);
        }
        for (const { text } of passages) {
          expect(text.length).toBeLessThanOrEqual(1900);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
