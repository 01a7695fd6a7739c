/**
 * Group commit: writes that arrive together share one transaction, and with it one wait for the disk.
 * Each has a savepoint of its own, so that one that fails undoes nothing but itself.
 */
import type { Database } from 'better-sqlite3';
import PQueue from 'p-queue';
import { Failure } from '../../shared/errors.ts';
import type { ReportFailure, WriteDatabase } from './database.ts';
import { asFailure } from './failures.ts';

export interface Writer {
  /**
   * @param work changes the database, at once: a promise it returned would outlive its transaction
   * @returns what `work` returned, after its commit
   * @throws what `work` threw, after its rollback; Failure `database_*` where nothing was kept, `shutting_down` after close()
   */
  write<T>(work: (database: WriteDatabase) => T): Promise<T>;
  /**
   * Does work that no write may come between, such as one of another connection: writes wait until it has ended.
   * @returns what `work` resolves to
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Commits what waits, and takes no more; not to be called while something is done alone. */
  close(): void;
}

/** A write that waits for its turn. */
interface Job {
  run(): void;
  /** Tells the caller that what `run` did is kept. */
  keep(): void;
  fail(error: unknown): void;
}

/** @param database the handle's own; nothing else may begin transactions on it */
export function createWriter(
  handle: Database,
  database: WriteDatabase,
  report: ReportFailure = () => {},
): Writer {
  const begin = handle.prepare('BEGIN IMMEDIATE');
  const commit = handle.prepare('COMMIT');
  const rollback = handle.prepare('ROLLBACK');
  const savepoint = handle.prepare('SAVEPOINT job');
  const release = handle.prepare('RELEASE job');
  const rollbackTo = handle.prepare('ROLLBACK TO job');
  const inTurn = new PQueue({ concurrency: 1 });
  let queue: Job[] = [];
  let held = false;
  let closed = false;

  /** A turn later than need be: what the next turn brings shares the commit, and waiting costs microseconds. */
  function flushSoon(): void {
    setImmediate(() => setImmediate(flush));
  }

  function flush(): void {
    if (held) return;
    const jobs = queue;
    queue = [];
    if (jobs.length === 0) return;
    const errors = new Map<Job, unknown>();
    try {
      begin.run();
      for (const job of jobs) runOne(job, jobs.length > 1, errors);
      commit.run();
    } catch (error) {
      if (handle.inTransaction) rollback.run();
      report(asFailure(error));
      for (const job of jobs) job.fail(asFailure(errors.get(job) ?? error));
      return;
    }
    for (const job of jobs) {
      if (errors.has(job)) job.fail(asFailure(errors.get(job)));
      else job.keep();
    }
  }

  /** Throws where the whole transaction is lost, as it may be on a full disk. */
  function runOne(job: Job, besideOthers: boolean, errors: Map<Job, unknown>): void {
    if (!besideOthers) {
      job.run();
      return;
    }
    savepoint.run();
    try {
      job.run();
    } catch (error) {
      if (!handle.inTransaction) throw error;
      rollbackTo.run();
      report(asFailure(error));
      errors.set(job, error);
    }
    release.run();
  }

  function write<T>(work: (database: WriteDatabase) => T): Promise<T> {
    if (closed) return Promise.reject(new Failure('shutting_down'));
    return new Promise((resolve, reject) => {
      let result: T;
      queue.push({
        run: () => {
          result = work(database);
        },
        keep: () => resolve(result),
        fail: reject,
      });
      if (queue.length === 1) flushSoon();
    });
  }

  return {
    write,
    alone: (work) =>
      inTurn.add(async () => {
        // What came before is committed first.
        await write(() => {});
        held = true;
        try {
          return await work();
        } finally {
          held = false;
          if (queue.length > 0) flushSoon();
        }
      }),
    close() {
      closed = true;
      flush();
    },
  };
}
