/** The answer where no model gives one: the best article's, or that there is none. */
import { Failure } from '../../../shared/errors.ts';
import type { KnowledgeHit, Language, SecretKind } from '../../../shared/model.ts';
import { answerFromArticle, nothingFound, ticketForUrgent } from '../knowledge/answer.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Answer } from './answer.ts';
import { smallTalkReply } from './small-talk.ts';
import { warningOf } from './warning.ts';

/** Whether the knowledge base may answer instead: not for a caller who left, a full queue, or a fault of our own. */
export function mayFallBack(error: unknown): error is Failure {
  return error instanceof Failure && error.code.startsWith('model_') && error.code !== 'model_busy';
}

/** A question that no model answers. */
interface Unanswered {
  message: string;
  masked: readonly SecretKind[];
  language: Language;
  /** The passage to answer with; undefined where none is good enough. */
  hit: KnowledgeHit | undefined;
  /** Whether the person was already told what to do at once. */
  isUrgent: boolean;
}

/** @param reason why the model did not answer; its words become the notice */
export async function answerFromKnowledge(
  knowledge: Knowledge,
  { message, masked, language, hit, isUrgent }: Unanswered,
  reason: Failure,
): Promise<Answer> {
  const notice = { code: reason.code, message: reason.message };
  const warning = warningOf(masked, language);
  const answered = (response: string) => ({
    response: [warning, response].filter(Boolean).join('\n\n'),
    answered_by: 'knowledge' as const,
    state: 'complete' as const,
    notice,
  });
  const article = hit && (await knowledge.get(hit.article_id));
  if (!hit || !article) {
    const reply = smallTalkReply(message, language);
    if (reply) return { ...answered(reply), sources: [], suggest_ticket: false };
    const rest = isUrgent ? ticketForUrgent(language) : nothingFound(language);
    return { ...answered(rest), sources: [], suggest_ticket: true };
  }
  const { article_id, title, heading, passage_id } = hit;
  return {
    ...answered(answerFromArticle(article, hit)),
    sources: [{ n: 1, article_id, title, heading, passage_id }],
    suggest_ticket: false,
  };
}
