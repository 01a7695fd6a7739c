/** What callers hold in their hands: keys of tickets they may send again, and ids that must not come to mean another message. */
import type { Database } from 'better-sqlite3';
import { isHashOf } from '../idempotency.ts';
import type { NewTicket } from '../store.ts';

interface Key {
  key: string;
  body_hash: string;
  ticket_id: string;
  created_at: string;
}

/** A damaged counter may hold anything; a step of more than this is none that people made since a backup. */
const LONGEST_STEP = 100_000_000;

/**
 * Takes over the keys of tickets that are in `to`. They have no checksum, and need none: a key is right where its hash is
 * the ticket's.
 */
export function takeOverKeys(from: Database, to: Database): void {
  const ticket = to.prepare<[string], NewTicket>(
    'SELECT user, email, type, description, session_id FROM tickets WHERE id = ?',
  );
  const put = to.prepare(
    'INSERT OR IGNORE INTO idempotency_keys VALUES (@key, @body_hash, @ticket_id, @created_at)',
  );
  const keys = from.prepare<[], Key>('SELECT key, body_hash, ticket_id, created_at FROM idempotency_keys');
  asFarAsReadable(() => {
    for (const key of keys.iterate()) {
      const made = ticket.get(key.ticket_id);
      if (made && isHashOf(key.body_hash, made)) put.run(key);
    }
  });
}

/** Ids go on where the damaged database was, also where the rows that had the last ones are deleted or lost. */
export function goOnCounting(from: Database, to: Database): void {
  asFarAsReadable(() => {
    const counters = from.prepare<[], { name: string; seq: unknown }>(
      'SELECT name, seq FROM sqlite_sequence',
    );
    for (const { name, seq } of counters.all()) {
      const own = Number(to.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(name) ?? 0);
      if (!Number.isSafeInteger(seq) || Number(seq) <= own || Number(seq) > own + LONGEST_STEP) continue;
      const { changes } = to.prepare('UPDATE sqlite_sequence SET seq = ? WHERE name = ?').run(seq, name);
      if (changes === 0) to.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(name, seq);
    }
  });
}

function asFarAsReadable(work: () => void): void {
  try {
    work();
  } catch {
    // What cannot be read stays in the folder the database is set aside in.
  }
}
