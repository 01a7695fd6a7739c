import type { Input, Output } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { Message } from '../../shared/model.ts';
import type { FeedbackStore } from '../store/store.ts';
import { redact } from './redaction/redact.ts';

/** What a person says of an answer. */
export interface Feedback {
  rate(input: Input<'messages.rate'>): Promise<Output<'messages.rate'>>;
  correct(input: Input<'messages.correct'>): Promise<Output<'messages.correct'>>;
}

export function createFeedback(store: FeedbackStore): Feedback {
  return {
    async rate({ message_id, rating, missing = null }) {
      return { message: found(await store.rate(message_id, rating, missing && redact(missing).text)) };
    },
    async correct({ message_id, category }) {
      return { message: found(await store.correct(message_id, category)) };
    },
  };
}

function found(message: Message | undefined): Message {
  if (!message) throw new Failure('message_not_found');
  return message;
}
