import type { Input, Output } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { Events } from '../events.ts';
import type { TicketStore } from '../store/store.ts';
import { redact } from './redaction/redact.ts';
import { DEFAULT_PAGE } from './sessions.ts';

/** Tickets: making, finding and moving them on. */
export interface Tickets {
  create(input: Input<'tickets.create'>): Promise<Output<'tickets.create'>>;
  list(input: Input<'tickets.list'>): Promise<Output<'tickets.list'>>;
  get(input: Input<'tickets.get'>): Promise<Output<'tickets.get'>>;
  update(input: Input<'tickets.update'>): Promise<Output<'tickets.update'>>;
}

export function createTickets(store: TicketStore, events: Events): Tickets {
  return {
    async create({ idempotency_key, session_id = null, user, type, description, ...rest }) {
      const ticket = await store.create(
        {
          ...rest,
          user: redact(user).text,
          type: redact(type).text,
          description: redact(description).text,
          session_id,
        },
        idempotency_key,
      );
      events.emit('data.changed', { what: 'tickets' });
      return {
        message: 'Ticket created successfully!',
        ticket: { ...ticket, created_at: isoFormat(ticket.created_at) },
      };
    },
    async list({ limit = DEFAULT_PAGE, ...filter }) {
      const { rows, next_cursor } = await store.list({ limit, ...filter });
      return { tickets: rows, next_cursor };
    },
    async get({ id }) {
      const ticket = await store.get(id);
      if (!ticket) throw new Failure('ticket_not_found');
      return { ticket };
    },
    async update({ id, status }) {
      const ticket = await store.setStatus(id, status);
      if (!ticket) throw new Failure('ticket_not_found');
      events.emit('data.changed', { what: 'tickets' });
      return { ticket };
    },
  };
}

/** The specification shows a new ticket's time as Python's `isoformat()` writes it. */
function isoFormat(timestamp: string): string {
  return `${timestamp.replace(' ', 'T')}.000000`;
}
