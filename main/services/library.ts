import type { Input, Output } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { KnowledgeHit } from '../../shared/model.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { detectLanguage } from './language.ts';
import { redact } from './redaction/redact.ts';
import { shorten } from './text.ts';

/** The knowledge base as a person browses it. */
export interface Library {
  search(input: Input<'knowledge.search'>): Promise<Output<'knowledge.search'>>;
  get(input: Input<'knowledge.get'>): Promise<Output<'knowledge.get'>>;
}

const DEFAULT_RESULTS = 10;
const DEFAULT_LISTED = 1000;
const EXCERPT_LENGTH = 240;

export function createLibrary(knowledge: Knowledge): Library {
  return {
    async search({ q, limit }) {
      if (q === undefined) {
        return {
          confident: false,
          results: (await knowledge.list(limit ?? DEFAULT_LISTED)).map(withExcerpt),
        };
      }
      // An embedding model may be asked for what the words mean.
      const { text } = redact(q);
      const { hits, confident } = await knowledge.search(text, {
        limit: limit ?? DEFAULT_RESULTS,
        language: detectLanguage(text),
      });
      return { confident, results: hits.map(withExcerpt) };
    },
    async get({ id }) {
      const article = await knowledge.get(id);
      if (!article) throw new Failure('article_not_found');
      return { article, passages: await knowledge.passages(id) };
    },
  };
}

function withExcerpt({ text, ...hit }: KnowledgeHit): Output<'knowledge.search'>['results'][number] {
  return { ...hit, excerpt: shorten(text, EXCERPT_LENGTH) };
}
