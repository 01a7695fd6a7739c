/** Follows one answer from its first event to its end and tells of it at most once a frame. */
import type { ChatReply, RouteEvent } from '../../../../shared/contract.ts';
import type { Result } from '../../../../shared/errors.ts';
import type { ChatDeps } from './chat.ts';
import { type Answer, emptyAnswer, type Question, repliedAnswer } from './turn.ts';

export interface Answering {
  hear(event: RouteEvent<'chat.ask'>): void;
  end(result: Result<ChatReply>): void;
}

/** @param tell given question and answer as they are now */
export function createAnswering(
  asked: Question,
  { nextFrame, now }: Pick<ChatDeps, 'nextFrame' | 'now'>,
  tell: (part: { question: Question; answer: Answer }) => void,
): Answering {
  let question = asked;
  let answer = emptyAnswer();
  let waiting = false;
  let ended = false;

  function tellSoon(): void {
    if (waiting) return;
    waiting = true;
    nextFrame(() => {
      waiting = false;
      if (!ended) tell({ question, answer });
    });
  }

  /** Thinking ends with the answer's first words, or with the answer. */
  function thoughtOut(): Answer {
    const { thought } = answer;
    return thought?.ms === null ? { ...answer, thought: { ...thought, ms: now() - thought.since } } : answer;
  }

  return {
    hear(event) {
      if (event.event === 'start') {
        const { question_id: id, category, message: text, masked } = event.data;
        question = { ...question, id, category, text, masked };
      } else if (event.event === 'reasoning') {
        const thought = answer.thought ?? { text: '', since: now(), ms: null };
        answer = { ...answer, thought: { ...thought, text: thought.text + event.data.text } };
      } else if (event.event === 'delta') {
        const so = thoughtOut();
        answer = { ...so, phase: 'streaming', text: so.text + event.data.text };
      } else {
        answer = { ...answer, sources: event.data.sources };
      }
      tellSoon();
    },
    end(result) {
      ended = true;
      answer = thoughtOut();
      if (result.ok) {
        question = { ...question, category: result.value.category };
        answer = repliedAnswer(answer, result.value);
      } else {
        const phase = result.error.code === 'cancelled' ? 'stopped' : 'failed';
        answer = { ...answer, phase, error: result.error };
      }
      tell({ question, answer });
    },
  };
}
