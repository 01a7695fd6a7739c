import { z } from 'zod';
import { cursor, identifier, line, optional, optionalQuery, pageSize } from '../fields.ts';
import { Message, Session, SessionHit } from '../model.ts';
import { TextFile } from './files.ts';
import type { RouteShape } from './route.ts';

export const sessionRoutes = {
  'sessions.list': {
    summary:
      'List conversations, latest first; with `q`, those in which the words occur, of many the six longest.',
    input: z.strictObject({ limit: optional(pageSize), cursor: optional(cursor), q: optionalQuery }),
    output: z.object({ sessions: z.array(SessionHit), next_cursor: z.string().nullable() }),
    errors: ['search_not_ready'],
    http: { method: 'GET', scope: 'history:read', path: '/sessions', pages: 'sessions' },
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
    http: { method: 'GET', scope: 'history:read', path: '/sessions/{session_id}/history', pages: 'history' },
  },
  'sessions.rename': {
    summary: 'Give a conversation another title.',
    input: z.strictObject({ session_id: identifier, title: line(200) }),
    output: z.object({ session: Session }),
    errors: ['session_not_found'],
    http: { method: 'PATCH', scope: 'admin', path: '/sessions/{session_id}' },
  },
  'sessions.remove': {
    summary: 'Delete a conversation with all its messages, for good.',
    input: z.strictObject({ session_id: identifier }),
    output: z.object({ session_id: z.string() }),
    errors: ['session_not_found'],
    http: { method: 'DELETE', scope: 'admin', path: '/sessions/{session_id}' },
  },
  'sessions.export': {
    summary: 'A conversation as a Markdown or JSON file.',
    input: z.strictObject({ session_id: identifier, format: z.enum(['markdown', 'json']) }),
    output: TextFile,
    errors: ['session_not_found'],
    http: { method: 'GET', scope: 'history:read', path: '/sessions/{session_id}/export' },
  },
} as const satisfies Record<string, RouteShape>;
