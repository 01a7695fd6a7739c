/** What the rest of the product may ask of the organisation's knowledge. */
import type { Article, KnowledgeHit, Language } from '../../../shared/model.ts';

export interface KnowledgeResult {
  /** Best first, one passage of each article at most. */
  hits: KnowledgeHit[];
  /** Whether the best hit is good enough to be given as the answer. */
  confident: boolean;
}

export interface Knowledge {
  /**
   * @param question what a person typed; any text, never an error
   * @param options.language preferred: articles in it go first where the base has them
   */
  search(question: string, options: { limit: number; language?: Language }): Promise<KnowledgeResult>;
  /** All articles by title, as hits with their first passage and score 0. */
  list(limit: number): Promise<KnowledgeHit[]>;
  get(id: string): Promise<Article | undefined>;
  /** Brings the index up to date with the folders; resolves when it is. Questions are answered meanwhile. */
  load(): Promise<void>;
}
