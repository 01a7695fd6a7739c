/**
 * The one map of everything a person or a program can ask.
 * Handler types, REST routes, the OpenAPI document and the clients derive from it:
 * add a route here and the compiler names every place that must answer it.
 */
import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import {
  cursor,
  email,
  identifier,
  line,
  optional,
  optionalIdentifier,
  optionalLine,
  optionalQuery,
  pageSize,
  prose,
} from './fields.ts';
import {
  AnsweredBy,
  AnswerState,
  Article,
  Category,
  KnowledgeHit,
  Message,
  ModelStatus,
  SessionHit,
  Source,
  Ticket,
  TicketDetail,
  TicketStatus,
} from './model.ts';

/** How a route is reached over HTTP. What `path` and `headers` do not carry comes from the query (GET) or the JSON body. */
export interface HttpBinding {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path with `{field}` for input fields. */
  path: `/${string}`;
  /** Header name (lower case) → input field; the header counts only where the body has no such field. */
  headers?: Readonly<Record<string, string>>;
  /** Without `limit`, all pages are streamed as one array under this output field. */
  pages?: string;
  /** A sentence for the user, sent as `response` beside the error where the route fails on our side (status 500 and up). */
  apology?: string;
}

/** A route in general, as the doors and the OpenAPI document read it. */
export interface RouteShape {
  summary: string;
  input: z.ZodType;
  output: z.ZodType;
  /** What a streaming caller is told on the way, by event name. */
  events?: Readonly<Record<string, z.ZodType>>;
  /** The codes a caller should expect, beside `invalid_input` and `internal`. */
  errors: readonly ErrorCode[];
  /** Fields whose absence is `missing_field`, in the specification's words. */
  required?: readonly string[];
  /** The specification's words where this route fails for an internal reason. */
  failure?: string;
  http?: HttpBinding;
}

/** A sentence about the circumstances of an answer, with its code. */
const Notice = z.object({ code: z.string(), message: z.string() });

export const ChatReply = z.object({
  response: z.string(),
  category: Category,
  session_id: z.string(),
  message_id: z.int(),
  answered_by: AnsweredBy,
  state: AnswerState,
  sources: z.array(Source),
  /** Why the answer is not a whole one from the model; null when it is. */
  notice: Notice.nullable(),
  /** True where the answer is that there is none: offer a ticket. */
  suggest_ticket: z.boolean(),
});
export type ChatReply = z.infer<typeof ChatReply>;

const TicketCreated = z.object({ message: z.string(), ticket: Ticket });

export const contract = {
  'chat.ask': {
    summary: 'Ask a question and get an answer from the model or the knowledge base.',
    input: z.strictObject({ message: prose(32_000), session_id: optionalIdentifier }),
    output: ChatReply,
    events: {
      start: z.object({ session_id: z.string(), category: Category, question_id: z.int() }),
      reasoning: z.object({ text: z.string() }),
      delta: z.object({ text: z.string() }),
      sources: z.object({ sources: z.array(Source) }),
    },
    errors: ['model_busy', 'database_full', 'database_readonly'],
    http: {
      method: 'POST',
      path: '/chat',
      headers: { 'session-id': 'session_id' },
      apology: 'Sorry, I could not answer just now. Please try again in a moment, or create a ticket.',
    },
  },
  'tickets.create': {
    summary: 'Create a ticket.',
    input: z.strictObject({
      user: line(200),
      email: email,
      type: line(100),
      description: prose(100_000),
      session_id: optionalIdentifier,
      idempotency_key: optionalLine(255),
    }),
    output: TicketCreated,
    errors: ['missing_field', 'idempotency_conflict', 'database_full', 'database_readonly'],
    required: ['user', 'email', 'type', 'description'],
    http: { method: 'POST', path: '/ticket', headers: { 'idempotency-key': 'idempotency_key' } },
  },
  'tickets.list': {
    summary: 'List tickets, newest first: all of them, or a page where `limit` is given.',
    input: z.strictObject({
      limit: optional(pageSize),
      cursor: optional(cursor),
      status: optional(TicketStatus),
      type: optionalLine(100),
      session_id: optionalIdentifier,
      q: optionalQuery,
    }),
    output: z.object({ tickets: z.array(Ticket), next_cursor: z.string().nullable() }),
    errors: [],
    failure: 'Failed to fetch tickets',
    http: { method: 'GET', path: '/tickets', pages: 'tickets' },
  },
  'tickets.get': {
    summary: 'One ticket with its history.',
    input: z.strictObject({ id: identifier }),
    output: z.object({ ticket: TicketDetail }),
    errors: ['ticket_not_found'],
    http: { method: 'GET', path: '/tickets/{id}' },
  },
  'tickets.update': {
    summary: 'Change the status of a ticket; the change becomes an event in its history.',
    input: z.strictObject({ id: identifier, status: TicketStatus }),
    output: z.object({ ticket: TicketDetail }),
    errors: ['ticket_not_found'],
    http: { method: 'PATCH', path: '/tickets/{id}' },
  },
  'sessions.list': {
    summary: 'List conversations, latest first; with `q`, those in which the words occur.',
    input: z.strictObject({ limit: optional(pageSize), cursor: optional(cursor), q: optionalQuery }),
    output: z.object({ sessions: z.array(SessionHit), next_cursor: z.string().nullable() }),
    errors: [],
    http: { method: 'GET', path: '/sessions', pages: 'sessions' },
  },
  'sessions.history': {
    summary: 'The messages of a conversation, oldest first; none for an unknown one.',
    input: z.strictObject({ session_id: identifier, limit: optional(pageSize), cursor: optional(cursor) }),
    output: z.object({
      session_id: z.string(),
      history: z.array(Message),
      next_cursor: z.string().nullable(),
    }),
    errors: [],
    failure: 'Failed to fetch session history',
    http: { method: 'GET', path: '/sessions/{session_id}/history', pages: 'history' },
  },
  'sessions.rename': {
    summary: 'Give a conversation another title.',
    input: z.strictObject({ session_id: identifier, title: line(200) }),
    output: z.object({ session: SessionHit.omit({ snippet: true }) }),
    errors: ['session_not_found'],
    http: { method: 'PATCH', path: '/sessions/{session_id}' },
  },
  'sessions.remove': {
    summary: 'Delete a conversation with all its messages, for good.',
    input: z.strictObject({ session_id: identifier }),
    output: z.object({ session_id: z.string() }),
    errors: ['session_not_found'],
    http: { method: 'DELETE', path: '/sessions/{session_id}' },
  },
  'model.get': {
    summary: 'Whether a model can answer, and what to do where it cannot.',
    input: z.strictObject({}),
    output: ModelStatus,
    errors: [],
    http: { method: 'GET', path: '/model' },
  },
  'knowledge.search': {
    summary: 'Search the knowledge base; without `q`, list its articles by title.',
    input: z.strictObject({ q: optionalQuery, limit: optional(pageSize) }),
    output: z.object({
      /** True where the best hit is good enough to be an answer. */
      confident: z.boolean(),
      results: z.array(KnowledgeHit.omit({ text: true }).extend({ excerpt: z.string() })),
    }),
    errors: [],
    http: { method: 'GET', path: '/knowledge' },
  },
  'knowledge.get': {
    summary: 'One article of the knowledge base.',
    input: z.strictObject({ id: identifier }),
    output: z.object({ article: Article }),
    errors: ['article_not_found'],
    http: { method: 'GET', path: '/knowledge/{id}' },
  },
  'health.get': {
    summary: 'Whether the service is up.',
    input: z.strictObject({}),
    output: z.object({ status: z.literal('healthy'), timestamp: z.string(), version: z.string() }),
    errors: [],
    http: { method: 'GET', path: '/health' },
  },
} as const satisfies Record<string, RouteShape>;

export type Contract = typeof contract;
export type RouteName = keyof Contract;

/** The same map, each route in its general shape. */
export const routes: Readonly<Record<RouteName, RouteShape>> = contract;

/** What a caller sends. */
export type Args<N extends RouteName> = z.input<Contract[N]['input']>;
/** What a handler gets: parsed. */
export type Input<N extends RouteName> = z.output<Contract[N]['input']>;
/** What a handler returns and a caller receives. */
export type Output<N extends RouteName> = z.output<Contract[N]['output']>;

type EventMap<N extends RouteName> = Contract[N] extends { events: infer E } ? E : Record<never, never>;
/** What a streaming caller of this route is told on the way; `never` where the route does not stream. */
export type RouteEvent<N extends RouteName> = {
  [K in keyof EventMap<N> & string]: EventMap<N>[K] extends z.ZodType
    ? { event: K; data: z.output<EventMap<N>[K]> }
    : never;
}[keyof EventMap<N> & string];
