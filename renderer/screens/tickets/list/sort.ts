import type { Ticket } from '../../../../shared/model.ts';
import { STATUSES } from '../status.tsx';
import { subjectOf } from '../subject.ts';

/** `number` is the order in which tickets were made. */
export type Column = 'status' | 'number' | 'subject' | 'category' | 'updated';

export interface Order {
  by: Column;
  descending: boolean;
}

/** As the service gives them. */
export const NEWEST_FIRST: Order = { by: 'number', descending: true };

export function isNewestFirst({ by, descending }: Order): boolean {
  return by === NEWEST_FIRST.by && descending === NEWEST_FIRST.descending;
}

/** The order after a click on a column: it turns around; another column begins with what one looks for most. */
export function clicked(order: Order, by: Column): Order {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by === 'number' || by === 'updated' };
}

/**
 * @param tickets newest first; those that are alike stay so
 * @param language in which words are compared
 */
export function sorted(tickets: readonly Ticket[], { by, descending }: Order, language: string): Ticket[] {
  const words = new Intl.Collator(language, { numeric: true }).compare;
  const compare: Record<Column, (a: Ticket, b: Ticket) => number> = {
    status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status),
    number: (a, b) => words(a.created_at, b.created_at),
    subject: (a, b) => words(subjectOf(a.description), subjectOf(b.description)),
    category: (a, b) => words(a.type, b.type),
    updated: (a, b) => words(a.updated_at, b.updated_at),
  };
  return tickets.toSorted((a, b) => (descending ? compare[by](b, a) : compare[by](a, b)));
}
