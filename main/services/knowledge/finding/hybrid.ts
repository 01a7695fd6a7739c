/** Finds by words and by meaning, and brings what both found into one order. */
import type { KnowledgeHit } from '../../../../shared/model.ts';
import type { ArticleStore } from '../../../store/store.ts';
import { detectLanguage } from '../../language.ts';
import type { KnowledgeResult } from '../knowledge.ts';
import type { Finder } from './finder.ts';
import { toHit } from './hit.ts';
import type { Meaning } from './meaning.ts';
import { weights } from './weights.ts';

/** How many are compared of each. */
const CANDIDATES = 20;
/** Among how many of its list the first must be for that list to answer for it. */
const SURE = 3;

export function createHybridFinder(words: Finder, meaning: Meaning, articles: ArticleStore): Finder {
  return {
    async search(question, options) {
      const limit = Math.max(options.limit, CANDIDATES);
      const [spoken, meant] = await Promise.all([
        words.search(question, { ...options, limit }),
        meaning.near(question, CANDIDATES),
      ]);
      if (!meant) return { ...spoken, hits: spoken.hits.slice(0, options.limit) };
      const likeness = new Map(meant.near.map((near) => [near.passage_id, near.likeness]));
      const language = options.language ?? detectLanguage(question);
      const near = (await articles.passagesById([...likeness.keys()]))
        .map((passage) => toHit(passage, likeness.get(passage.passage_id) ?? 0))
        .sort(
          (a, b) => Number(b.language === language) - Number(a.language === language) || b.score - a.score,
        );
      const best = near[0]?.score ?? 0;
      const isMeant = best >= weights.meant && best - meant.middle >= weights.meantAbove;
      return fuse(spoken, { hits: onePerArticle(near), confident: isMeant }, options.limit);
    },
  };
}

/** Reciprocal-rank fusion: what stands high in either list stands high, what stands in both higher. */
function fuse(spoken: KnowledgeResult, meant: KnowledgeResult, limit: number): KnowledgeResult {
  const points = new Map<string, { hit: KnowledgeHit; points: number }>();
  for (const { hits } of [spoken, meant]) {
    for (const [rank, hit] of hits.entries()) {
      const known = points.get(hit.article_id) ?? { hit, points: 0 };
      points.set(hit.article_id, { ...known, points: known.points + 1 / (weights.fusion + rank) });
    }
  }
  const hits = [...points.values()].sort((a, b) => b.points - a.points).map(({ hit }) => hit);
  const first = hits[0]?.article_id;
  const confident = [spoken, meant].some(
    (list) => list.confident && list.hits.slice(0, SURE).some(({ article_id }) => article_id === first),
  );
  return { hits: hits.slice(0, limit), confident };
}

function onePerArticle(hits: readonly KnowledgeHit[]): KnowledgeHit[] {
  const seen = new Set<string>();
  return hits.filter(({ article_id }) => !seen.has(article_id) && seen.add(article_id));
}
