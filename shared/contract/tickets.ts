import { z } from 'zod';
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
} from '../fields.ts';
import { Category, Device, Ticket, TicketDetail, TicketStatus } from '../model.ts';
import { TextFile } from './files.ts';
import type { RouteShape } from './route.ts';

/** What a ticket made from a conversation begins with; each part can be edited or taken out before it is sent. */
const TicketDraft = z.object({
  category: Category,
  /** Written for the one who reads the ticket: what fails, in the person's words. */
  summary: z.string(),
  /** The conversation, oldest first; empty without one. */
  transcript: z.array(
    z.object({ message_id: z.int(), role: z.enum(['user', 'assistant']), content: z.string() }),
  ),
  device: Device,
  user: z.string(),
  email: z.string(),
});
export type TicketDraft = z.infer<typeof TicketDraft>;

const filter = {
  status: optional(TicketStatus),
  type: optionalLine(100),
  session_id: optionalIdentifier,
  q: optionalQuery,
};

export const ticketRoutes = {
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
    output: z.object({ message: z.string(), ticket: Ticket }),
    errors: ['missing_field', 'idempotency_conflict', 'database_full', 'database_readonly'],
    required: ['user', 'email', 'type', 'description'],
    http: {
      method: 'POST',
      scope: 'tickets:write',
      path: '/ticket',
      headers: { 'idempotency-key': 'idempotency_key' },
    },
  },
  'tickets.draft': {
    summary: 'What a new ticket would begin with: from a conversation where one is named.',
    input: z.strictObject({ session_id: optionalIdentifier }),
    output: TicketDraft,
    errors: [],
    http: { method: 'GET', scope: 'history:read', path: '/ticket/draft' },
  },
  'tickets.list': {
    summary: 'List tickets, newest first: all of them, or a page where `limit` is given.',
    input: z.strictObject({ limit: optional(pageSize), cursor: optional(cursor), ...filter }),
    output: z.object({ tickets: z.array(Ticket), next_cursor: z.string().nullable() }),
    errors: ['search_not_ready'],
    failure: 'Failed to fetch tickets',
    http: { method: 'GET', scope: 'tickets:read', path: '/tickets', pages: 'tickets' },
  },
  'tickets.export': {
    summary: 'The tickets that fit, as a CSV file.',
    input: z.strictObject(filter),
    output: TextFile,
    errors: ['search_not_ready'],
  },
  'tickets.get': {
    summary: 'One ticket with its history.',
    input: z.strictObject({ id: identifier }),
    output: z.object({ ticket: TicketDetail }),
    errors: ['ticket_not_found'],
    http: { method: 'GET', scope: 'tickets:read', path: '/tickets/{id}' },
  },
  'tickets.update': {
    summary: 'Change the status of a ticket; the change becomes an event in its history.',
    input: z.strictObject({ id: identifier, status: TicketStatus }),
    /** Not who wrote it and what: reading has a scope of its own. */
    output: z.object({ ticket: Ticket.pick({ id: true, status: true, updated_at: true }) }),
    errors: ['ticket_not_found'],
    http: { method: 'PATCH', scope: 'tickets:write', path: '/tickets/{id}' },
  },
} as const satisfies Record<string, RouteShape>;
