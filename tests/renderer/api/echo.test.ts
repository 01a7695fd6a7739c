import { describe, expect, it } from 'vitest';
import { withEcho } from '../../../renderer/api/echo.ts';
import type { SupportBridge } from '../../../shared/bridge.ts';
import { scriptedApi } from '../scripted-api.ts';

describe('what a page changes', () => {
  it('is told to its own listeners, as what others change is', async () => {
    const { door, told, answer, push } = setUp();
    door.request('sessions.remove', { session_id: 'x' });
    await answer({ ok: true, value: { session_id: 'x' } });
    door.request('preferences.update', { theme: 'dark' });
    await answer({ ok: true, value: { theme: 'dark' } });
    push('data.changed', { what: 'tickets' });
    expect(told).toEqual([{ what: 'sessions' }, { theme: 'dark' }, { what: 'tickets' }]);
  });

  it('is told when a question is stored, not only when it is answered', async () => {
    const { door, told, tell, answer } = setUp();
    door.request('chat.ask', { message: 'a' }, () => {});
    tell({ event: 'start', data: { session_id: 's', category: 'General', question_id: 1 } });
    tell({ event: 'delta', data: { text: 'b' } });
    expect(told).toEqual([{ what: 'sessions' }]);
    await answer({ ok: true, value: {} });
    expect(told.length).toBe(2);
  });

  it('is told to nobody where it failed, changed nothing, or nobody listens any more', async () => {
    const { door, told, answer, end, push } = setUp();
    door.request('sessions.rename', { session_id: 'x', title: 'y' });
    await answer({ ok: false, error: { code: 'session_not_found', message: '' } });
    door.request('sessions.list', {});
    await answer({ ok: true, value: {} });
    end();
    door.request('tickets.create', { user: 'a', email: 'a@b', type: 'c', description: 'd' });
    await answer({ ok: true, value: {} });
    push('data.changed', { what: 'tickets' });
    expect(told).toEqual([]);
  });
});

function setUp() {
  const script = scriptedApi();
  const far = new Map<string, Set<(data: never) => void>>();
  const bridge: SupportBridge = {
    request: script.api.request,
    on(name, listener) {
      const set = far.get(name) ?? new Set();
      far.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  };
  const door = withEcho(bridge);
  const told: unknown[] = [];
  const ends = [
    door.on('data.changed', (data) => told.push(data)),
    door.on('preferences.changed', (data) => told.push(data)),
  ];
  return {
    ...script,
    door,
    told,
    end: () => {
      for (const each of ends) each();
    },
    push: (name: string, data: unknown) => {
      for (const listener of far.get(name) ?? []) listener(data as never);
    },
  };
}
