import { useState } from 'react';
import type { Place } from '../../navigation.ts';
import { NO_FILTER } from './list/filter.ts';
import { NEWEST_FIRST } from './list/sort.ts';
import { TicketList } from './list/ticket-list.tsx';
import { NewTicket } from './new/new-ticket.tsx';
import { Sent } from './new/sent.tsx';

/** The tickets, a new one, or the one that was just made. What the list is narrowed to stays meanwhile. */
export default function Tickets({ place: { screen, session_id, ticket_id } }: { place: Place }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [order, setOrder] = useState(NEWEST_FIRST);
  if (screen !== 'new_ticket') {
    return (
      <TicketList filter={filter} onFilter={setFilter} order={order} onOrder={setOrder} open_id={ticket_id} />
    );
  }
  if (ticket_id) return <Sent id={ticket_id} session_id={session_id} />;
  return <NewTicket key={session_id ?? ''} session_id={session_id} />;
}
