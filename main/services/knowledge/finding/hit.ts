import type { KnowledgeHit } from '../../../../shared/model.ts';
import type { PassageMatch } from '../../../store/store.ts';

/** A passage as the rest of the product sees it. */
export function toHit(passage: PassageMatch, score: number): KnowledgeHit {
  const { article_id, title, category, language, passage_id, heading, text } = passage;
  return { article_id, title, category, language, passage_id, heading, text, score };
}
