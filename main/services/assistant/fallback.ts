/** The answer where no model gives one: the best article's, or that there is none. */
import { Failure } from '../../../shared/errors.ts';
import type { KnowledgeHit, Language } from '../../../shared/model.ts';
import { answerFromArticle, nothingFound } from '../knowledge/answer.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Answer } from './answer.ts';

/** Whether the knowledge base may answer instead: not for a caller who left, a full queue, or a fault of our own. */
export function mayFallBack(error: unknown): error is Failure {
  return error instanceof Failure && error.code.startsWith('model_') && error.code !== 'model_busy';
}

/**
 * @param hit the passage to answer with; undefined where none is good enough
 * @param reason why the model did not answer; its words become the notice
 */
export async function answerFromKnowledge(
  knowledge: Knowledge,
  hit: KnowledgeHit | undefined,
  language: Language,
  reason: Failure,
): Promise<Answer> {
  const notice = { code: reason.code, message: reason.message };
  const article = hit && (await knowledge.get(hit.article_id));
  if (!hit || !article) {
    return {
      response: nothingFound(language),
      answered_by: 'knowledge',
      state: 'complete',
      sources: [],
      notice,
      suggest_ticket: true,
    };
  }
  const { article_id, title, heading, passage_id } = hit;
  return {
    response: answerFromArticle(article, hit),
    answered_by: 'knowledge',
    state: 'complete',
    sources: [{ n: 1, article_id, title, heading, passage_id }],
    notice,
    suggest_ticket: false,
  };
}
