import { z } from 'zod';
import { optional, optionalIdentifier, prose } from '../fields.ts';
import { AnsweredBy, AnswerState, Category, Message, Rating, SecretKind, Source } from '../model.ts';
import { TextFile } from './files.ts';
import type { RouteShape } from './route.ts';

/** A sentence about the circumstances of an answer, with its code. */
const Notice = z.object({ code: z.string(), message: z.string() });

export const ChatReply = z.object({
  response: z.string(),
  category: Category,
  /** 0 to 1: how sure the category is; 1 where a person corrected this wording. */
  category_confidence: z.number().min(0).max(1),
  session_id: z.string(),
  message_id: z.int(),
  answered_by: AnsweredBy,
  state: AnswerState,
  sources: z.array(Source),
  /** Why the answer is not a whole one from the model; null when it is. */
  notice: Notice.nullable(),
  /** Secrets that were hidden in the question before it was stored or sent. */
  masked: z.array(SecretKind),
  /** True where the answer is that there is none: offer a ticket. */
  suggest_ticket: z.boolean(),
});
export type ChatReply = z.infer<typeof ChatReply>;

export const chatRoutes = {
  'chat.ask': {
    summary: 'Ask a question and get an answer from the model or the knowledge base.',
    input: z.strictObject({
      message: prose(32_000),
      session_id: optionalIdentifier,
      /** A question of the same session to be replaced: it and all that followed are deleted first. */
      replaces: optional(z.int().positive()),
    }),
    output: ChatReply,
    events: {
      start: z.object({
        session_id: z.string(),
        category: Category,
        question_id: z.int(),
        /** The question as it was stored, secrets hidden. */
        message: z.string(),
        masked: z.array(SecretKind),
      }),
      reasoning: z.object({ text: z.string() }),
      delta: z.object({ text: z.string() }),
      sources: z.object({ sources: z.array(Source) }),
    },
    errors: ['message_not_found', 'model_busy', 'database_full', 'database_readonly'],
    http: {
      method: 'POST',
      scope: 'chat',
      path: '/chat',
      headers: { 'session-id': 'session_id' },
      apology: 'Sorry, I could not answer just now. Please try again in a moment, or create a ticket.',
    },
  },
  'chat.classify': {
    summary: 'Which desk a message is for, without answering or storing it.',
    input: z.strictObject({ message: prose(32_000) }),
    output: z.object({ category: Category, confidence: z.number().min(0).max(1) }),
    errors: [],
    http: { method: 'POST', scope: 'chat', path: '/classify' },
  },
  'messages.rate': {
    summary: 'Say whether an answer helped, and what was missing.',
    input: z.strictObject({
      message_id: z.int().positive(),
      rating: Rating.nullable(),
      missing: optional(prose(2000)),
    }),
    /** Not what it says: its number is easily guessed, and reading has a scope of its own. */
    output: z.object({ message: Message.pick({ message_id: true, rating: true }) }),
    errors: ['message_not_found'],
    http: { method: 'POST', scope: 'chat', path: '/messages/{message_id}/rating' },
  },
  'messages.correct': {
    summary: 'Correct the category of a message; the same wording is then classified so on this machine.',
    input: z.strictObject({ message_id: z.int().positive(), category: Category }),
    output: z.object({ message: Message }),
    errors: ['message_not_found'],
    http: { method: 'PATCH', scope: 'admin', path: '/messages/{message_id}' },
  },
  'corrections.export': {
    summary:
      'The corrected categories as JSONL to train the classifier with, one {text, label, source} a line; without those whose conversation was deleted.',
    input: z.strictObject({}),
    output: TextFile,
    errors: [],
    http: { method: 'GET', scope: 'history:read', path: '/corrections/export' },
  },
} as const satisfies Record<string, RouteShape>;
