import type { Output } from '../../../../shared/contract.ts';
import type { Category, Language } from '../../../../shared/model.ts';

type Article = Output<'knowledge.search'>['results'][number];

/** What most questions are about comes first and twice. */
const PLACES: readonly Category[] = ['IT Support', 'E-Banking', 'IT Support', 'General'];
const DAY_MS = 86_400_000;

/**
 * Four articles to suggest: of the person's language, of all categories, others each day.
 * Where a category has none left, others take its place.
 */
export function suggestionsFrom(articles: readonly Article[], language: Language, today: Date): Article[] {
  const unique = [...new Map(articles.map((article) => [article.article_id, article])).values()];
  const own = unique.filter((article) => article.language === language);
  const pool = own.length >= PLACES.length ? own : unique;
  const day = Math.floor(today.getTime() / DAY_MS);
  const left = pool.toSorted((a, b) => orderOf(a, day) - orderOf(b, day));
  return PLACES.flatMap((category) => {
    const at = Math.max(
      0,
      left.findIndex((article) => article.category === category),
    );
    return left.splice(at, 1);
  });
}

/** A number that looks random, but is the same all day. */
function orderOf({ article_id }: Article, day: number): number {
  let hash = day;
  for (const letter of article_id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
