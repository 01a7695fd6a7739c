import type { Args } from '../../../../shared/contract.ts';

/** A ticket as it is sent, without its key. */
export type TicketBody = Omit<Args<'tickets.create'>, 'idempotency_key'>;

/** Where the last attempt is remembered. */
export interface Memory {
  get(place: string): string | undefined;
  set(place: string, text: string): void;
}

/**
 * The key under which a ticket is sent: the same for the same content, so that a second click or a second try after a
 * lost answer makes no second ticket, and a new one where the content was changed since.
 * @param place of the attempt in the memory
 */
export function keyFor(memory: Memory, place: string, body: TicketBody): string {
  const content = JSON.stringify(body);
  const before = memory.get(place);
  const [key, known] = before ? (JSON.parse(before) as [key: string, content: string]) : ['', ''];
  if (known === content) return key;
  const fresh = randomKey();
  memory.set(place, JSON.stringify([fresh, content]));
  return fresh;
}

function randomKey(): string {
  // randomUUID is for secure contexts alone; a browser on the intranet's http is none.
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
