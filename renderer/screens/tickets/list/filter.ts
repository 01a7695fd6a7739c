import type { Args } from '../../../../shared/contract.ts';
import type { Category, TicketStatus } from '../../../../shared/model.ts';

/** What the list is narrowed to; null and no words leave all in it. */
export interface Filter {
  words: string;
  status: TicketStatus | null;
  category: Category | null;
}

export const NO_FILTER: Filter = { words: '', status: null, category: null };

export function isFiltered({ words, status, category }: Filter): boolean {
  return words.trim() !== '' || status !== null || category !== null;
}

/** A filter as `tickets.list` and `tickets.export` take it. */
export function queryOf({ words, status, category }: Filter): Args<'tickets.export'> {
  const q = words.trim();
  return { ...(status && { status }), ...(category && { type: category }), ...(q && { q }) };
}
