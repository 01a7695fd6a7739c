/** Each route gives the same through the dispatcher and over REST. */
import { expect, it } from 'vitest';
import { type RouteName, routes } from '../../shared/contract.ts';
import { call, type RunningApp, startApp } from '../helpers/app.ts';

/** What differs from one call to the next. */
const CHANGING = /"(timestamp|created_at|updated_at|last_activity|at)":"[^"]*"/g;

type Inputs = Partial<Record<RouteName, Record<string, unknown>>>;

/** Inputs for reading, where both doors must agree to the letter, and for refusals. */
async function inputsOf(app: RunningApp): Promise<Inputs[]> {
  const asked = await app.dispatch('chat.ask', { message: 'the vpn keeps dropping', session_id: 's 1/ä' });
  const made = await app.dispatch('tickets.create', {
    user: 'Jo',
    email: 'jo@b.example',
    type: 'General',
    description: 'Hi',
  });
  if (!asked.ok || !made.ok) throw new Error('the first calls failed');
  const { message_id } = asked.value;
  const { id } = made.value.ticket;
  return [
    {
      'chat.classify': { message: 'my card is blocked' },
      'tickets.list': { limit: 10 },
      'tickets.get': { id },
      'tickets.update': { id, status: 'resolved' },
      'tickets.draft': { session_id: 's 1/ä' },
      'sessions.list': { q: 'vpn', limit: 5 },
      'sessions.history': { session_id: 's 1/ä', limit: 10 },
      'sessions.rename': { session_id: 's 1/ä', title: 'Über VPN' },
      'sessions.export': { session_id: 's 1/ä', format: 'markdown' },
      'messages.rate': { message_id, rating: 'not_helpful', missing: 'the cable' },
      'messages.correct': { message_id, category: 'IT Support' },
      'corrections.export': {},
      'knowledge.search': { q: 'printer', limit: 3 },
      'knowledge.get': { id: 'it-vpn-drops' },
      'preferences.update': { theme: 'dark' },
      'preferences.get': {},
      'model.get': {},
      'health.get': {},
    },
    {
      'chat.ask': { message: '' },
      'chat.classify': { message: 7 },
      'tickets.create': { user: 'Jo', email: '', type: 'General', description: 'Hi' },
      'tickets.list': { limit: 0 },
      'tickets.get': { id: 'TKT-none' },
      'tickets.update': { id, status: 'lost' },
      'sessions.list': { cursor: '!' },
      'sessions.history': { session_id: 'x', limit: 10, cursor: 'AAAA' },
      'sessions.rename': { session_id: 'nobody', title: 'x' },
      'sessions.remove': { session_id: 'nobody' },
      'sessions.export': { session_id: 'nobody', format: 'json' },
      'messages.rate': { message_id: 999_999, rating: null },
      'messages.correct': { message_id: 999_999, category: 'General' },
      'knowledge.search': { limit: 5000 },
      'knowledge.get': { id: 'none' },
      'preferences.update': { theme: 'pink' },
    },
  ];
}

it('through both doors', async () => {
  const app = await startApp();
  const seen = new Set<string>();
  for (const inputs of await inputsOf(app)) {
    for (const [name, input] of Object.entries(inputs) as [RouteName, Record<string, unknown>][]) {
      seen.add(name);
      const direct = await app.dispatch(name as string, input);
      const overRest = await callRoute(app, name, input);
      if (direct.ok) expect(plain(overRest.body), name).toEqual(plain(direct.value));
      else
        expect(overRest.body, name).toMatchObject({ error: direct.error.message, code: direct.error.code });
      expect(overRest.status < 400, name).toBe(direct.ok);
    }
  }
  const bound = Object.entries(routes).flatMap(([name, { http }]) => (http ? [name] : []));
  expect([...seen].sort()).toEqual(bound.sort());
});

it('what is for our own windows alone has no address', async () => {
  const app = await startApp();
  for (const path of ['/settings', '/desktop/state', '/backups', '/knowledge/import']) {
    const { status } = await call(app, 'GET', path);
    expect(status, path).toBe(404);
  }
});

async function callRoute(app: RunningApp, name: RouteName, input: Record<string, unknown>) {
  const http = routes[name].http;
  if (!http) throw new Error(`${name} has no address`);
  const rest = { ...input };
  const path = http.path.replaceAll(/\{(\w+)\}/g, (_whole, field: string) => {
    const value = String(rest[field]);
    delete rest[field];
    return encodeURIComponent(value);
  });
  if (http.method === 'POST' || http.method === 'PATCH') return call(app, http.method, path, rest);
  const query = new URLSearchParams(
    Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, String(value)])),
  );
  return call(app, http.method, query.size > 0 ? `${path}?${query}` : path);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(CHANGING, '"$1":""'));
}
