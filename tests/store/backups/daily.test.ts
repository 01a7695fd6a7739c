import { describe, expect, it } from 'vitest';
import { temporaryStore } from '../support.ts';

const HOUR = 60 * 60 * 1000;

describe('the daily backup', () => {
  it('is made where the newest is older than a day; seven are kept, and what a person made', async () => {
    // Names and ages come from the clock that is given, times of files from the real one.
    const start = Date.now();
    let time = start;
    const { store } = await temporaryStore({ now: () => new Date(time) });
    const manual = await store.backups.create();
    expect(await store.backups.keepDaily()).toMatchObject({ name: expect.stringContaining('-daily-') });
    time = start + 23 * HOUR;
    expect(await store.backups.keepDaily()).toBeUndefined();
    for (let day = 1; day <= 9; day++) {
      time = start + day * 25 * HOUR;
      expect(await store.backups.keepDaily()).toBeDefined();
    }
    const names = (await store.backups.list()).map(({ name }) => name);
    expect(names.filter((name) => name.includes('-daily-'))).toHaveLength(7);
    expect(names).toContain(manual.name);
  });
});
