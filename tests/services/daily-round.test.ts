import { describe, expect, it } from 'vitest';
import { createEvents } from '../../main/events.ts';
import { createDailyRound } from '../../main/services/daily-round.ts';
import { message, otherConnection, temporaryStore } from '../store/support.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-01-02T03:04:05Z');

async function round(retention_days: number) {
  let time = START;
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const now = () => new Date(time);
  const { store, file } = await temporaryStore({ now });
  const daily = createDailyRound({
    store,
    settings: async () => ({ retention_days }),
    events: createEvents(),
    log: { info: write, warn: write, error: write },
    now,
  });
  await store.messages.append(message({ session_id: 'old' }));
  time = START + 20 * DAY;
  await store.messages.append(message({ session_id: 'new' }));
  time = START + 31 * DAY;
  const ids = async () => (await store.sessions.list({ limit: 10 })).rows.map(({ id }) => id);
  return { store, file, daily, lines, ids };
}

describe('the daily round', () => {
  it('deletes conversations without activity for the days set, and no others', async () => {
    const { daily, ids, lines } = await round(30);
    await daily.run();
    expect(await ids()).toEqual(['new']);
    expect(lines).toContain('conversations deleted after 30 days: 1');
  });

  it('keeps them all where no number is set', async () => {
    const { daily, ids } = await round(0);
    await daily.run();
    expect(await ids()).toEqual(['new', 'old']);
  });

  it('ends deletions that did not come to their end', async () => {
    const { daily, file } = await round(0);
    const other = otherConnection(file);
    other.exec(`PRAGMA foreign_keys = OFF; UPDATE chat_history SET session_id = char(1) || session_id;
      UPDATE chat_sessions SET id = char(1) || id`);
    await daily.run();
    expect(other.prepare('SELECT count(*) FROM chat_sessions').pluck().get()).toBe(0);
  });

  it('makes one backup a day', async () => {
    const { daily, store, lines } = await round(0);
    await daily.run();
    expect((await store.backups.list()).map(({ name }) => name)).toEqual([
      expect.stringContaining('-daily-'),
    ]);
    expect(lines).toEqual([expect.stringContaining('daily backup made')]);
  });
});
