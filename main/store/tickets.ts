/** Tickets and their history: `tickets` and `ticket_events`. */
import type { Ticket, TicketDetail } from '../../shared/model.ts';
import { pageOf, readCursor, TimePlace } from './cursor.ts';
import type { ReadDatabase, Value, WriteDatabase } from './database.ts';
import { keepKey, ticketOfKey } from './idempotency.ts';
import type { Indexer } from './indexer.ts';
import { integer, text } from './rows.ts';
import { allOf, typedWords } from './search.ts';
import type { NewTicket, TicketFilter, TicketStore } from './store.ts';
import { eventsOf, toTicket } from './ticket-rows.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  indexer: Pick<Indexer, 'soon' | 'catchUp'>;
  now: () => Date;
  /** A ticket number that is probably free. */
  drawNumber: (at: Date) => string;
}

const COLUMNS =
  't.id, t.user, t.email, t.type, t.description, t.session_id, t.status, t.created_at, t.updated_at, t.rowid AS place';

const INSERT = `
INSERT INTO tickets (id, user, email, type, description, session_id, status, created_at, updated_at)
VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?) ON CONFLICT (id) DO NOTHING`;

/** The plus makes SQLite walk the tickets newest first, and stop at a full page, where it would look up and sort all found. */
const FOUND = '+t.rowid IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH ?)';

/** A clash of numbers is likelier than it seems: one day in twenty-five with 20,000 tickets. Nine in a row are a fault. */
const MOST_DRAWS = 9;

export function createTicketStore({ read, writer, indexer, now, drawNumber }: Deps): TicketStore {
  function get(id: string): TicketDetail | undefined {
    const row = read.get(`SELECT ${COLUMNS} FROM tickets t WHERE t.id = ?`, id);
    if (!row) return undefined;
    const ticket = toTicket(row);
    return { ...ticket, events: eventsOf(read, ticket) };
  }

  function insert(database: WriteDatabase, ticket: NewTicket, at: Date): Ticket {
    const { user, email, type, description, session_id } = ticket;
    const time = toTimestamp(at);
    for (let draw = 0; draw < MOST_DRAWS; draw++) {
      const id = drawNumber(at);
      const { changes } = database.run(INSERT, id, user, email, type, description, session_id, time, time);
      if (changes === 1) {
        return {
          id,
          user,
          email,
          type,
          description,
          session_id,
          status: 'open',
          created_at: time,
          updated_at: time,
        };
      }
    }
    throw new Error('no free ticket number');
  }

  function insertOnce(database: WriteDatabase, ticket: NewTicket, at: Date, key: string): Ticket {
    const earlier = ticketOfKey(database, key, ticket, at);
    const row =
      earlier === null ? undefined : read.get(`SELECT ${COLUMNS} FROM tickets t WHERE t.id = ?`, earlier);
    if (row) return toTicket(row);
    const created = insert(database, ticket, at);
    keepKey(database, key, ticket, created.id, at);
    return created;
  }

  return {
    async create(ticket, key) {
      const at = now();
      const created = await writer.write((database) =>
        key === undefined ? insert(database, ticket, at) : insertOnce(database, ticket, at, key),
      );
      indexer.soon();
      return created;
    },
    async list({ limit, cursor, q, ...filter }) {
      const place = readCursor(TimePlace, cursor);
      const words = q === undefined ? undefined : typedWords(q);
      if (words?.length === 0) return { rows: [], next_cursor: null };
      if (words) await indexer.catchUp('ticket_search');
      const { where, values } = conditions(filter, words, place);
      const some = read.some(
        limit,
        `SELECT ${COLUMNS} FROM tickets t ${where} ORDER BY t.created_at DESC, t.rowid DESC`,
        ...values,
      );
      return pageOf(some, toTicket, (row) => [text(row.created_at), integer(row.place)]);
    },
    async get(id) {
      return get(id);
    },
    async setStatus(id, status) {
      const at = toTimestamp(now());
      return writer.write((database) => {
        const ticket = get(id);
        if (!ticket || ticket.status === status) return ticket;
        database.run('UPDATE tickets SET status = ?, updated_at = ? WHERE id = ?', status, at, id);
        database.run(
          'INSERT INTO ticket_events (ticket_id, at, from_status, to_status) VALUES (?, ?, ?, ?)',
          id,
          at,
          ticket.status,
          status,
        );
        return get(id);
      });
    },
  };
}

function conditions(
  { status, type, session_id }: Pick<TicketFilter, 'status' | 'type' | 'session_id'>,
  words: string[] | undefined,
  place: TimePlace | undefined,
): { where: string; values: Value[] } {
  const parts: [sql: string, ...values: Value[]][] = [];
  if (words) parts.push([FOUND, allOf(words)]);
  if (status !== undefined) parts.push(['t.status = ?', status]);
  if (type !== undefined) parts.push(['t.type = ?', type]);
  if (session_id !== undefined) parts.push(['t.session_id = ?', session_id]);
  if (place) parts.push(['(t.created_at, t.rowid) < (?, ?)', ...place]);
  return {
    where: parts.length === 0 ? '' : `WHERE ${parts.map(([sql]) => sql).join(' AND ')}`,
    values: parts.flatMap(([, ...values]) => values),
  };
}
