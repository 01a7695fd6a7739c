import { describe, expect, it, vi } from 'vitest';
import { createCache } from '../../../renderer/data/cache.ts';
import { scriptedApi } from '../scripted-api.ts';

const EMPTY = { sessions: [], next_cursor: null };

describe('the cache', () => {
  it('asks once for all who watch, and tells them', async () => {
    const { api, asked, answer } = scriptedApi();
    const cache = createCache(api);
    let told = 0;
    cache.watch('sessions.list', {}, () => {
      told += 1;
    });
    cache.watch('sessions.list', {}, () => {});
    expect(cache.read('sessions.list', {})).toMatchObject({ loading: true, data: undefined });
    await answer({ ok: true, value: EMPTY });
    expect(cache.read('sessions.list', {})).toEqual({ loading: false, data: EMPTY, error: undefined });
    expect([asked.length, told]).toEqual([1, 1]);
  });

  it('keeps what it had while it asks anew, and where that fails', async () => {
    const { api, answer } = scriptedApi();
    const cache = createCache(api);
    cache.watch('sessions.list', {}, () => {});
    await answer({ ok: true, value: EMPTY });
    cache.invalidate('sessions.');
    expect(cache.read('sessions.list', {})).toMatchObject({ loading: true, data: EMPTY });
    await answer({ ok: false, error: { code: 'database_busy', message: 'Busy.' } });
    expect(cache.read('sessions.list', {})).toMatchObject({ data: EMPTY, error: { code: 'database_busy' } });
  });

  it('asks again by itself after what passes, as long as someone looks, and after nothing else', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const { api, asked, answer } = scriptedApi();
      const cache = createCache(api);
      const end = cache.watch('sessions.list', { q: 'vpn' }, () => {});
      await answer({ ok: false, error: { code: 'search_not_ready', message: 'Reading.' } });
      vi.advanceTimersByTime(1_999);
      expect(asked.length).toBe(1);
      vi.advanceTimersByTime(1);
      expect(asked.length).toBe(2);
      expect(cache.read('sessions.list', { q: 'vpn' }).error?.code).toBe('search_not_ready');
      await answer({ ok: false, error: { code: 'search_not_ready', message: 'Reading.' } });
      end();
      vi.advanceTimersByTime(10_000);
      expect(asked.length).toBe(2);
      cache.watch('sessions.list', { q: 'vpn' }, () => {});
      await answer({ ok: false, error: { code: 'internal', message: 'Broken.' } });
      vi.advanceTimersByTime(10_000);
      expect(asked.length).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('never shows an answer that was old when it came', async () => {
    const { api, asked, answer } = scriptedApi();
    const cache = createCache(api);
    cache.watch('model.get', {}, () => {});
    cache.invalidate('model.');
    await answer({ ok: true, value: 'old' });
    expect(cache.read('model.get', {}).data).toBeUndefined();
    await answer({ ok: true, value: 'new' });
    expect([cache.read('model.get', {}).data, asked.length]).toEqual(['new', 2]);
  });

  it('keeps a pushed answer over one that was asked for before it', async () => {
    const { api, answer } = scriptedApi();
    const cache = createCache(api);
    const pushed = { theme: 'dark', language: 'de', user: '', email: '' } as const;
    cache.watch('preferences.get', {}, () => {});
    cache.put('preferences.get', {}, pushed);
    await answer({ ok: true, value: { ...pushed, theme: 'light' } });
    expect(cache.read('preferences.get', {}).data).toEqual(pushed);
  });

  it('does not ask again for what is fresh, but does for what became stale unseen', async () => {
    const { api, asked, answer } = scriptedApi();
    const cache = createCache(api);
    const end = cache.watch('sessions.list', {}, () => {});
    await answer({ ok: true, value: EMPTY });
    end();
    cache.watch('sessions.list', {}, () => {})();
    expect(asked.length).toBe(1);
    cache.invalidate('sessions.');
    cache.watch('sessions.list', {}, () => {});
    expect(asked.length).toBe(2);
  });
});
