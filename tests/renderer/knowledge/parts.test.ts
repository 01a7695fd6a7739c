import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../renderer/components/category-chip.tsx';
import { sortOut } from '../../../renderer/screens/knowledge/adding/sort-out.ts';
import { splitAtWords } from '../../../renderer/screens/knowledge/list/found-words.tsx';
import { firstShown, groupsOf, type Hit } from '../../../renderer/screens/knowledge/list/groups.ts';

const hit = (article_id: string, part: Partial<Hit> = {}): Hit => ({
  article_id,
  title: article_id,
  category: 'General',
  language: 'en',
  passage_id: 1,
  heading: '',
  score: 0,
  excerpt: '',
  ...part,
});

describe('the list of articles', () => {
  it('groups those of the language by category and leaves out empty groups', () => {
    const hits = [hit('a'), hit('b', { category: 'E-Banking' }), hit('c', { language: 'de' })];
    const ids = (shown: 'en' | 'all') =>
      groupsOf(hits, shown, CATEGORIES).map((group) => [group.category, group.hits.map((h) => h.article_id)]);
    expect(ids('en')).toEqual([
      ['E-Banking', ['b']],
      ['General', ['a']],
    ]);
    expect(ids('all').at(-1)).toEqual(['General', ['a', 'c']]);
  });

  it("begins with the person's language where there is anything in it", () => {
    expect(firstShown([hit('a'), hit('b', { language: 'de' })], 'de')).toBe('de');
    expect(firstShown([hit('a')], 'de')).toBe('all');
  });
});

describe('the words that were searched for', () => {
  it('are marked where a word begins with them, in any case', () => {
    expect(splitAtWords('VPN: the vpnclient, no xvpn', 'vpn')).toEqual([
      '',
      'VPN',
      ': the ',
      'vpn',
      'client, no xvpn',
    ]);
    expect(splitAtWords('Überweisung über das Limit', 'über überweisung')).toEqual([
      '',
      'Überweisung',
      ' ',
      'über',
      ' das Limit',
    ]);
  });

  it('mark nothing where there are none, whatever signs were typed', () => {
    expect(splitAtWords('a (b) c', '(?! a')).toEqual(['a (b) c']);
  });
});

describe('files to be added', () => {
  const bytes = new Uint8Array([1]);

  it('are refused one by one, so that the others are still added', () => {
    const chosen = [
      { name: 'a.md', size: 1, bytes },
      { name: 'big.pdf', size: 20 * 1024 * 1024 + 1, bytes },
      { name: 'folder', size: 0, bytes: null },
    ];
    const { good, refused } = sortOut(chosen);
    expect(good.map(({ name }) => name)).toEqual(['a.md']);
    expect(refused.map(({ file, problem }) => [file, problem])).toEqual([
      ['big.pdf', 'too_large'],
      ['folder', 'unreadable'],
    ]);
  });

  it('are a thousand at most', () => {
    const chosen = Array.from({ length: 1001 }, (_, n) => ({ name: `${n}.md`, size: 1, bytes }));
    const { good, refused } = sortOut(chosen);
    expect(good).toHaveLength(1000);
    expect(refused).toEqual([{ file: '1000.md', article_id: null, problem: 'too_many' }]);
  });
});
