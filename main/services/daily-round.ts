/** What is done once a day: conversations past their time are deleted, and the database is backed up. */
import { Failure } from '../../shared/errors.ts';
import type { Settings } from '../../shared/model.ts';
import type { Events } from '../events.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

export interface DailyRoundDeps {
  store: Pick<Store, 'sessions' | 'backups'>;
  settings: () => Promise<Pick<Settings, 'retention_days'>>;
  events: Events;
  log: Log;
  now: () => Date;
}

export interface DailyRound {
  /** Does what is due now. Never rejects: what failed is logged and due again next time. */
  run(): Promise<void>;
  /** Looks a while after the start and then every hour, until the signal says to stop. */
  start(signal: AbortSignal): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The start of a computer is busy enough. */
const FIRST_MS = 60_000;
const EVERY_MS = 60 * 60 * 1000;

export function createDailyRound({ store, settings, events, log, now }: DailyRoundDeps): DailyRound {
  async function forget(): Promise<void> {
    await store.sessions.finishRemovals();
    const { retention_days } = await settings();
    if (retention_days === 0) return;
    const ids = await store.sessions.before(new Date(now().getTime() - retention_days * DAY_MS));
    if (ids.length === 0) return;
    try {
      await store.sessions.removeAll(ids);
    } finally {
      // Some may be gone, also where not all are.
      events.emit('data.changed', { what: 'sessions' });
    }
    log.info(`conversations deleted after ${retention_days} days: ${ids.length}`);
  }

  async function keep(): Promise<void> {
    const made = await store.backups.keepDaily();
    if (made) log.info(`daily backup made: ${made.name}`);
  }

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'shutting_down')) log.error(`${what} failed`, error);
    }
  }

  async function run(): Promise<void> {
    await attempt('deleting old conversations', forget);
    await attempt('the daily backup', keep);
  }

  return {
    run,
    start(signal) {
      const first = setTimeout(run, FIRST_MS).unref();
      const each = setInterval(run, EVERY_MS).unref();
      signal.addEventListener('abort', () => {
        clearTimeout(first);
        clearInterval(each);
      });
    },
  };
}
