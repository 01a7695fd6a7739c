import { describe, expect, it } from 'vitest';
import { splitPassages } from '../../../main/services/knowledge/reading/passages.ts';
import { markedSections } from '../../../renderer/components/article-sections/marked.ts';
import { sectionsOf } from '../../../renderer/components/article-sections/sections.ts';

const TITLE = 'VPN does not connect';
const long = (words: string): string => `${words} `.repeat(80).trim();
const BODY = `# ${TITLE}

${long('First the network.')}

## Steps

${long('Open a public website.')}

### On a Mac

${long('Look at the menu bar.')}

## Afterwards

${long('Tell the others about it.')} ${long('And tell them once more.')}`;

const sections = sectionsOf(BODY, TITLE);
const passages = splitPassages(BODY, TITLE, 'markdown').map(({ heading }, at) => ({
  passage_id: 100 + at,
  heading,
}));
/** The paths of the sections that are marked. */
const marked = (passage_id: number, heading?: string): string[] => {
  const range = markedSections(sections, passages, { passage_id, ...(heading !== undefined && { heading }) });
  return range ? sections.slice(...range).map(({ path }) => path) : [];
};

describe('the sections of an article', () => {
  it('begin without a heading that only says the title again', () => {
    expect(sections.map(({ path }) => path)).toEqual(['', 'Steps', 'Steps > On a Mac', 'Afterwards']);
    expect(sections[0]?.text).not.toContain(TITLE);
    expect(sections[1]?.text).toContain('## Steps');
  });

  it('keep a heading of the same words further down', () => {
    expect(sectionsOf('Before.\n\n# Notes\n\nAfter.', 'Notes')[1]?.text).toContain('# Notes');
  });

  it('are named without the marks that close a heading', () => {
    const names = ['## a ##', '##  b c#  ', '## d # e\r', '## # f', '## ##'].map(
      (line) => sectionsOf(line, TITLE)[0]?.path,
    );
    expect(names).toEqual(['a', 'b c', 'd # e', '# f', '']);
  });

  it('are so many and no more, and nothing of the text is lost', () => {
    const text = Array.from({ length: 5000 }, (_, n) => `# ${n}\n`).join('');
    const many = sectionsOf(text, TITLE);
    expect(many.length).toBeLessThanOrEqual(1000);
    expect(many.map((section) => section.text).join('')).toBe(`${text}\n`);
    const started = performance.now();
    sectionsOf(`# ${TITLE}\n`.repeat(60_000), TITLE);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('are found in a time that grows with the text alone', () => {
    const started = performance.now();
    for (const sign of [' ', '#']) sectionsOf(`# a${sign.repeat(50_000)}b`, '');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('the passage that is marked', () => {
  it('is told by where the next one begins, however many sections it fills', () => {
    const all = passages.map(({ passage_id }) => marked(passage_id));
    expect(all.every((paths) => paths.length > 0)).toBe(true);
    expect(new Set(all.flat())).toEqual(new Set(sections.map(({ path }) => path)));
    expect(marked(100)[0]).toBe('');
  });

  it('is found by its heading where the article was read anew', () => {
    expect(marked(1, 'Afterwards')).toEqual(['Afterwards']);
    expect(marked(1, 'Gone')).toEqual([]);
    expect(marked(1)).toEqual([]);
  });

  it('is not marked where it is the whole article', () => {
    expect(markedSections(sections, [{ passage_id: 1, heading: '' }], { passage_id: 1 })).toBeNull();
  });
});
