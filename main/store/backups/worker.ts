/** The worker that copies and checks a database, so that nothing else waits for a large one. */
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import { Failure } from '../../../shared/errors.ts';
import { asFailure } from '../failures.ts';
import { finishCopy } from './copy.ts';
import { CopyJob, type CopyOutcome } from './copy-job.ts';

async function copy({ file, target }: CopyJob): Promise<void> {
  const source = new SQLite(file, { readonly: true, fileMustExist: true });
  try {
    // In one step: a copy in several begins anew with each commit in between.
    await source.backup(target, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    source.close();
  }
  finishCopy(target);
}

async function run(): Promise<CopyOutcome> {
  try {
    await copy(CopyJob.parse(workerData));
    return { code: null, cause: '' };
  } catch (given) {
    const error = asFailure(given);
    return { code: error instanceof Failure ? error.code : 'internal', cause: String(given) };
  }
}

run().then((outcome) => parentPort?.postMessage(outcome));
