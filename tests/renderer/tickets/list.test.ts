import { describe, expect, it } from 'vitest';
import { isFiltered, NO_FILTER, queryOf } from '../../../renderer/screens/tickets/list/filter.ts';
import {
  type Column,
  clicked,
  isNewestFirst,
  NEWEST_FIRST,
  sorted,
} from '../../../renderer/screens/tickets/list/sort.ts';
import { headed, subjectOf } from '../../../renderer/screens/tickets/subject.ts';
import { routes } from '../../../shared/contract.ts';
import type { Ticket } from '../../../shared/model.ts';

const TICKETS: Ticket[] = [
  ticket('c', 'open', 'IT Support', 'Ähnliches', '03', '03'),
  ticket('b', 'closed', 'E-Banking', 'Zuletzt', '02', '05'),
  ticket('a', 'open', 'General', 'Bei 10 Grad', '01', '04'),
  ticket('d', 'in_progress', 'General', 'Bei 9 Grad', '00', '00'),
];

describe('the order of tickets', () => {
  const order = (by: Column, descending: boolean) =>
    sorted(TICKETS, { by, descending }, 'de')
      .map(({ id }) => id)
      .join('');

  it('is that of the service at first', () => {
    expect(isNewestFirst(NEWEST_FIRST)).toBe(true);
    expect(order('number', true)).toBe('cbad');
  });

  it('is by each column, both ways', () => {
    expect(order('number', false)).toBe('dabc');
    expect(order('updated', true)).toBe('bacd');
    expect(order('status', false)).toBe('cadb');
    expect(order('category', false)).toBe('badc');
  });

  it('has words as the language has them, and numbers by their size', () => {
    expect(order('subject', false)).toBe('cdab');
    expect(order('subject', true)).toBe('badc');
  });

  it('turns around with a second click', () => {
    const once = clicked(NEWEST_FIRST, 'subject');
    expect(once).toEqual({ by: 'subject', descending: false });
    expect(clicked(once, 'subject')).toEqual({ by: 'subject', descending: true });
    expect(clicked(once, 'updated')).toEqual({ by: 'updated', descending: true });
  });
});

describe('a filter', () => {
  it('asks for no more than it narrows to, in a form the contract takes', () => {
    expect(queryOf({ ...NO_FILTER, words: '  ' })).toEqual({});
    const query = queryOf({ words: ' vpn ', status: 'open', category: 'IT Support' });
    expect(query).toEqual({ q: 'vpn', status: 'open', type: 'IT Support' });
    expect(routes['tickets.list'].input.safeParse(query).success).toBe(true);
  });

  it('knows whether it narrows at all', () => {
    expect(isFiltered({ ...NO_FILTER, words: ' ' })).toBe(false);
    expect(isFiltered({ ...NO_FILTER, status: 'open' })).toBe(true);
  });
});

describe('the subject of a ticket', () => {
  it('is the first line that says something', () => {
    expect(subjectOf('\n\n  VPN hangs  \nSince nine.')).toBe('VPN hangs');
    expect(subjectOf(' ')).toBe('');
  });

  it('is not said twice, unless it is too long for a heading', () => {
    expect(headed('VPN hangs\n\nSince nine.')).toEqual({ subject: 'VPN hangs', rest: 'Since nine.' });
    const long = 'x'.repeat(300);
    const { subject, rest } = headed(long);
    expect(subject.length).toBeLessThan(200);
    expect(rest).toBe(long);
  });
});

function ticket(
  id: string,
  status: Ticket['status'],
  type: string,
  description: string,
  created: string,
  updated: string,
): Ticket {
  const at = (minute: string): string => `2026-01-01 10:${minute}:00`;
  return {
    id,
    user: 'Ada',
    email: 'ada@bank',
    type,
    description,
    session_id: null,
    status,
    created_at: at(created),
    updated_at: at(updated),
  };
}
