import { describe, expect, it } from 'vitest';
import { keyFor, type TicketBody } from '../../../renderer/screens/tickets/new/attempt.ts';
import { routes } from '../../../shared/contract.ts';

const BODY: TicketBody = { user: 'Ada', email: 'ada@bank', type: 'General', description: 'It is broken' };

describe('the key of an attempt', () => {
  it('stays with the content, so that a second try makes no second ticket', () => {
    const memory = new Map<string, string>();
    expect(keyFor(memory, 'a', { ...BODY })).toBe(keyFor(memory, 'a', { ...BODY }));
  });

  it('is another for another content, another place and another person', () => {
    const memory = new Map<string, string>();
    const keys = [
      keyFor(memory, 'a', BODY),
      keyFor(memory, 'a', { ...BODY, description: 'It is still broken' }),
      keyFor(memory, 'b', BODY),
      keyFor(new Map(), 'a', BODY),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  it('is one that the contract takes', () => {
    const idempotency_key = keyFor(new Map(), 'a', BODY);
    expect(routes['tickets.create'].input.safeParse({ ...BODY, idempotency_key }).success).toBe(true);
  });
});
