import type { Output } from '../../../../shared/contract.ts';
import type { Category, Language } from '../../../../shared/model.ts';

export type Hit = Output<'knowledge.search'>['results'][number];

/** Which languages are listed. */
export type Shown = Language | 'all';

/** The articles of a language by category, in the order of the categories given; a category without any is left out. */
export function groupsOf(
  hits: readonly Hit[],
  shown: Shown,
  categories: readonly Category[],
): { category: Category; hits: Hit[] }[] {
  return categories
    .map((category) => ({
      category,
      hits: hits.filter((hit) => hit.category === category && (shown === 'all' || hit.language === shown)),
    }))
    .filter((group) => group.hits.length > 0);
}

/** The person's own language where there is anything in it, else all. */
export function firstShown(hits: readonly Hit[], spoken: string): Shown {
  return hits.find(({ language }) => language === spoken)?.language ?? 'all';
}
