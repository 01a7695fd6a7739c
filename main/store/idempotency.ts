/** What a caller's key was used for: `idempotency_keys`. */
import { createHash } from 'node:crypto';
import { Failure } from '../../shared/errors.ts';
import type { WriteDatabase } from './database.ts';
import { textOrNull } from './rows.ts';
import type { NewTicket } from './store.ts';
import { toTimestamp } from './time.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;

/** @returns the number of the ticket made with this key, null where it is new; keys older than a day are forgotten */
export function ticketOfKey(
  database: WriteDatabase,
  key: string,
  ticket: NewTicket,
  at: Date,
): string | null {
  database.run(
    'DELETE FROM idempotency_keys WHERE created_at < ?',
    toTimestamp(new Date(at.getTime() - KEPT_MS)),
  );
  const row = database.get('SELECT body_hash, ticket_id FROM idempotency_keys WHERE key = ?', key);
  if (row && !isHashOf(row.body_hash, ticket)) throw new Failure('idempotency_conflict');
  return textOrNull(row?.ticket_id);
}

export function keepKey(database: WriteDatabase, key: string, ticket: NewTicket, id: string, at: Date): void {
  database.run(
    'INSERT INTO idempotency_keys (key, body_hash, ticket_id, created_at) VALUES (?, ?, ?, ?)',
    key,
    hashOf(ticket),
    id,
    toTimestamp(at),
  );
}

/** Whether a key's hash, read anywhere, is that of this ticket. */
export function isHashOf(hash: unknown, ticket: NewTicket): boolean {
  return hash === hashOf(ticket);
}

function hashOf({ user, email, type, description, session_id }: NewTicket): string {
  return createHash('sha256')
    .update(JSON.stringify([user, email, type, description, session_id]))
    .digest('hex');
}
