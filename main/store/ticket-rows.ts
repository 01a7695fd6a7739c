/** Rows of `tickets` and `ticket_events` as the product's nouns. */
import { type Ticket, type TicketEvent, TicketStatus } from '../../shared/model.ts';
import type { ReadDatabase, Row } from './database.ts';
import { oneOf, text, textOrNull, timestamp } from './rows.ts';

/** A ticket's first event is the ticket itself. */
export function eventsOf(read: ReadDatabase, ticket: Ticket): TicketEvent[] {
  const changes = read
    .all('SELECT at, from_status, to_status FROM ticket_events WHERE ticket_id = ? ORDER BY id', ticket.id)
    .map(toStatusEvent);
  const first = changes[0]?.from_status ?? ticket.status;
  return [{ at: ticket.created_at, kind: 'created', from_status: null, to_status: first }, ...changes];
}

function toStatusEvent(row: Row): TicketEvent {
  return {
    at: timestamp(row.at),
    kind: 'status',
    from_status: textOrNull(row.from_status),
    to_status: text(row.to_status),
  };
}

export function toTicket(row: Row): Ticket {
  return {
    id: text(row.id),
    user: text(row.user),
    email: text(row.email),
    type: text(row.type),
    description: text(row.description),
    session_id: textOrNull(row.session_id),
    status: oneOf(TicketStatus, row.status) ?? 'open',
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
  };
}
