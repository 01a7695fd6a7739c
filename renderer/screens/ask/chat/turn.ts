import type { ChatReply, Output } from '../../../../shared/contract.ts';
import type { ErrorValue } from '../../../../shared/errors.ts';
import type { AnsweredBy, Category, Message, Rating, SecretKind, Source } from '../../../../shared/model.ts';

export interface Question {
  /** Null until the question is stored. */
  id: number | null;
  text: string;
  /** Null until it is classified. */
  category: Category | null;
  /** What was hidden in it; null where only the text tells. */
  masked: readonly SecretKind[] | null;
}

/** `stopped`: by the person; `failed`: with an error in place of the rest. */
type Phase = 'waiting' | 'streaming' | 'complete' | 'partial' | 'stopped' | 'failed';

/** What the model thought before it answered; `ms` is null while it still does. */
export interface Thought {
  text: string;
  since: number;
  ms: number | null;
}

export interface Answer {
  /** Null until the answer is stored. */
  id: number | null;
  text: string;
  phase: Phase;
  by: AnsweredBy | null;
  sources: Source[];
  rating: Rating | null;
  thought: Thought | null;
  /** Why it is not a whole answer from the model, where that is known. */
  notice: ChatReply['notice'];
  error: ErrorValue | null;
  /** Whether the answer is that there is none. */
  suggestsTicket: boolean;
}

/** A question and its answer. Odd histories have the one without the other. */
export interface Turn {
  key: string;
  question: Question | null;
  answer: Answer | null;
}

/** Puts the messages of a history together to turns, oldest first. @param turns those before, which go on in it */
export function turnsOf(history: Output<'sessions.history'>['history'], turns: Turn[] = []): Turn[] {
  for (const message of history) {
    const last = turns.at(-1);
    if (message.role === 'user') {
      const { message_id: id, content: text, category } = message;
      turns.push({ key: `m${id}`, question: { id, text, category, masked: null }, answer: null });
    } else if (last && last.answer === null) {
      last.answer = storedAnswer(message);
    } else {
      turns.push({ key: `m${message.message_id}`, question: null, answer: storedAnswer(message) });
    }
  }
  return turns;
}

function storedAnswer(message: Message): Answer {
  return {
    ...emptyAnswer(),
    id: message.message_id,
    text: message.content,
    phase: message.state,
    by: message.answered_by,
    sources: message.sources,
    rating: message.rating,
    suggestsTicket: message.answered_by === 'knowledge' && message.sources.length === 0,
  };
}

/** An answer that is waited for. */
export function emptyAnswer(): Answer {
  return {
    id: null,
    text: '',
    phase: 'waiting',
    by: null,
    sources: [],
    rating: null,
    thought: null,
    notice: null,
    error: null,
    suggestsTicket: false,
  };
}

/** An answer whose reply has arrived; what was thought on the way stays. */
export function repliedAnswer(answer: Answer, reply: ChatReply): Answer {
  return {
    ...answer,
    id: reply.message_id,
    text: reply.response,
    phase: reply.state,
    by: reply.answered_by,
    sources: reply.sources,
    notice: reply.notice,
    suggestsTicket: reply.suggest_ticket,
  };
}

export function isUnderWay(answer: Answer | null | undefined): boolean {
  return answer?.phase === 'waiting' || answer?.phase === 'streaming';
}

/** Whether an answer's notice offers what to do next, asking again and a ticket among it. */
export function needsWayOn({ phase, suggestsTicket }: Answer): boolean {
  return phase === 'partial' || phase === 'stopped' || phase === 'failed' || suggestsTicket;
}
