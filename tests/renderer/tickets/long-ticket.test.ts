import { expect, it } from 'vitest';
import { createHttpDoor } from '../../../renderer/api/http.ts';
import { LIMITS } from '../../../renderer/screens/tickets/new/check.ts';

/** What browsers send at most of a request that outlives its page, in bytes; more makes `fetch` fail. */
const KEPT_ALIVE = 64 * 1024;

it('sends a ticket of the greatest length from a browser', async () => {
  const sent: RequestInit[] = [];
  const door = createHttpDoor({ 'tickets.create': { method: 'POST', path: '/ticket' } }, async (_, init) => {
    sent.push(init);
    return Response.json({});
  });
  for (const length of [10, 21_000, LIMITS.description]) {
    const ticket = { user: 'Ada', email: 'ada@bank', type: 'General', description: '€'.repeat(length) };
    expect((await door.request('tickets.create', ticket).result).ok).toBe(true);
  }
  const tooLong = sent.filter(
    ({ body, keepalive }) => keepalive && Buffer.byteLength(String(body)) > KEPT_ALIVE,
  );
  expect(tooLong).toEqual([]);
  expect(sent.map(({ keepalive }) => keepalive)).toEqual([true, false, false]);
});
