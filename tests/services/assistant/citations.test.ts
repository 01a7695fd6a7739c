import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCitations } from '../../../main/services/assistant/citations.ts';

function read(text: string, given = 3): { text: string; cited: number[] } {
  const citations = createCitations(given);
  return { text: citations.push(text) + citations.end(), cited: [...citations.cited()] };
}

describe('citations', () => {
  it.each([
    ['Press the button [1].', 'Press the button [1].', [1]],
    ['Press it [1, 3] now', 'Press it [1][3] now', [1, 3]],
    ['Press it [1-3]', 'Press it [1][2][3]', [1, 2, 3]],
    ['Press it 【2】.', 'Press it [2].', [2]],
    ['Press it 【2†L1-L4】.', 'Press it [2].', [2]],
    ['See [Source 2].', 'See [2].', [2]],
    ['See [1][2].', 'See [1][2].', [1, 2]],
  ])('%s becomes %s', (given, text, cited) => {
    expect(read(given)).toEqual({ text, cited });
  });

  it.each([
    ['Press it [7].', 'Press it.'],
    ['Press it [0] now', 'Press it now'],
    ['Press it [2, 9]', 'Press it [2]'],
  ])('%s loses the numbers that were not given', (given, text) => {
    expect(read(given).text).toBe(text);
  });

  it.each([
    'a list [x] of things [ ] to do',
    'a link [1](https://example.com) of its own',
    'an array `a[1] = b[7]` in code',
    '```\nlist[9]\n```',
    'one [ that never closes',
    'the file [draft 7',
    'in [brackets\n7] over lines',
  ])('%s stays as it is', (given) => {
    expect(read(given)).toEqual({ text: given, cited: [] });
  });

  it('are read again after a backtick that was only one', () => {
    expect(read('the key ` is there\nthen press it [9]').text).toBe('the key ` is there\nthen press it');
  });

  it('are the same wherever a stream is cut', () => {
    const piece = fc.constantFrom(
      '[1]',
      '[9]',
      ' [2, 3]',
      '`',
      '```\n',
      ' ',
      '[',
      ']',
      '【1】',
      'word ',
      '\n',
      '(',
      '[1](x)',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        (pieces, cuts) => {
          const text = pieces.join('');
          const citations = createCitations(3);
          let out = '';
          let from = 0;
          for (const cut of [...cuts.map((n) => n % (text.length + 1)).sort((a, b) => a - b), text.length]) {
            out += citations.push(text.slice(from, cut));
            from = cut;
          }
          expect(out + citations.end()).toBe(read(text).text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a bracket', `before [${'x'.repeat(200)}`],
    ['backticks', `before ${'`'.repeat(200)}`],
  ])('hold back no more than a citation is long: %s', (_name, text) => {
    const citations = createCitations(3);
    const said = [...text].map((letter) => citations.push(letter)).join('');
    expect(text.length - said.length).toBeLessThan(50);
  });

  it('take little time for an answer of nothing but brackets', () => {
    const text = '['.repeat(400_000);
    const began = performance.now();
    expect(read(text).text).toBe(text);
    // Where each is looked through to the end it takes several seconds.
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
