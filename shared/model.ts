/**
 * The nouns of the product as zod schemas, with the types derived from them.
 * Field names are those of the wire and of the database columns (the specification's snake_case).
 */
import { z } from 'zod';

/** The categories of the specification, in the order its classifier prefers them. */
export const Category = z.enum(['E-Banking', 'IT Support', 'General']);
export type Category = z.infer<typeof Category>;

export const TicketStatus = z.enum(['open', 'in_progress', 'resolved', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatus>;

/** UTC, `YYYY-MM-DD HH:MM:SS`, as SQLite's CURRENT_TIMESTAMP writes it. */
export const Timestamp = z.string();

/** The languages the product answers in. */
export const Language = z.enum(['en', 'de']);
export type Language = z.infer<typeof Language>;

/** A passage an answer rests on; `n` is the number the answer cites. */
export const Source = z.object({
  n: z.int().positive(),
  article_id: z.string(),
  title: z.string(),
  /** The headings that lead to the passage; empty for the article's beginning. */
  heading: z.string(),
  passage_id: z.int(),
});
export type Source = z.infer<typeof Source>;

export const AnsweredBy = z.enum(['model', 'knowledge']);
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/** `partial`: the model stopped before its finish marker or at its token limit. */
export const AnswerState = z.enum(['complete', 'partial']);
export type AnswerState = z.infer<typeof AnswerState>;

export const Message = z.object({
  message_id: z.int(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  timestamp: Timestamp,
  category: Category.nullable(),
  answered_by: AnsweredBy.nullable(),
  state: AnswerState,
  sources: z.array(Source),
});
export type Message = z.infer<typeof Message>;

export const Session = z.object({
  id: z.string(),
  title: z.string(),
  created_at: Timestamp,
  last_activity: Timestamp,
  message_count: z.int().nonnegative(),
});
export type Session = z.infer<typeof Session>;

/** A session found by a search: `snippet` is the text around the hit, with `[` and `]` around the words found. */
export const SessionHit = Session.extend({ snippet: z.string().nullable() });
export type SessionHit = z.infer<typeof SessionHit>;

export const Ticket = z.object({
  id: z.string(),
  user: z.string(),
  email: z.string(),
  type: z.string(),
  description: z.string(),
  session_id: z.string().nullable(),
  status: TicketStatus,
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Ticket = z.infer<typeof Ticket>;

export const TicketEvent = z.object({
  at: Timestamp,
  kind: z.enum(['created', 'status']),
  from_status: z.string().nullable(),
  to_status: z.string(),
});
export type TicketEvent = z.infer<typeof TicketEvent>;

export const TicketDetail = Ticket.extend({ events: z.array(TicketEvent) });
export type TicketDetail = z.infer<typeof TicketDetail>;

export const ArticleOrigin = z.enum(['starter', 'folder']);
export type ArticleOrigin = z.infer<typeof ArticleOrigin>;

export const Article = z.object({
  id: z.string(),
  origin: ArticleOrigin,
  title: z.string(),
  category: Category,
  language: Language,
  keywords: z.array(z.string()),
  /** The document as Markdown, without its front matter. */
  body: z.string(),
  updated_at: Timestamp,
});
export type Article = z.infer<typeof Article>;

/** One passage found for a query, best first. */
export const KnowledgeHit = z.object({
  article_id: z.string(),
  title: z.string(),
  category: Category,
  language: Language,
  passage_id: z.int(),
  heading: z.string(),
  text: z.string(),
  /** 0 to 1: how much of the question this passage covers; comparable between queries. */
  score: z.number().min(0).max(1),
});
export type KnowledgeHit = z.infer<typeof KnowledgeHit>;

/** The states of LM Studio that a person can tell apart. */
export const ModelState = z.enum([
  'not_running',
  'server_off',
  'no_model',
  'loading',
  'ready',
  'key_refused',
]);
export type ModelState = z.infer<typeof ModelState>;

export const ModelStatus = z.object({
  state: ModelState,
  /** One sentence for a person: what is the case and what it means. */
  message: z.string(),
  /** The base URL asked, e.g. `http://127.0.0.1:1234/v1`; null when no server was found. */
  url: z.string().nullable(),
  /** The model that answers; null unless ready or loading. */
  model: z.string().nullable(),
  /** Tokens the loaded model takes; null when the server does not say. */
  context_length: z.int().positive().nullable(),
});
export type ModelStatus = z.infer<typeof ModelStatus>;
