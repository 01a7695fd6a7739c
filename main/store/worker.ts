/** The worker that goes through a whole database, so that nothing else waits for a large one. */
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import { codeOf } from '../../shared/errors.ts';
import { finishCopy } from './backups/copy.ts';
import { configure } from './connection.ts';
import { asFailure } from './failures.ts';
import { repackWith } from './repack.ts';
import { WorkerJob, type WorkerOutcome } from './worker-job.ts';

async function work(job: WorkerJob): Promise<void> {
  if (job.kind === 'copy') await copy(job);
  else repack(job);
}

async function copy({ file, target }: { file: string; target: string }): Promise<void> {
  const source = new SQLite(file, { readonly: true, fileMustExist: true });
  try {
    // In one step: a copy in several begins anew with each commit in between.
    await source.backup(target, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    source.close();
  }
  finishCopy(target);
}

function repack({ file }: { file: string }): void {
  const handle = new SQLite(file, { fileMustExist: true });
  try {
    configure(handle);
    repackWith(handle);
  } finally {
    handle.close();
  }
}

async function run(): Promise<WorkerOutcome> {
  try {
    await work(WorkerJob.parse(workerData));
    return { code: null, cause: '' };
  } catch (given) {
    const error = asFailure(given);
    return { code: codeOf(error), cause: String(given) };
  }
}

run().then((outcome) => parentPort?.postMessage(outcome));
