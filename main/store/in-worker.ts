/** The work that goes through a whole database, done by a connection of its own on a thread of its own. */
import { Worker } from 'node:worker_threads';
import { errorCodes, Failure } from '../../shared/errors.ts';
import type { Copy } from './backups/copy.ts';
import { type WorkerJob, WorkerOutcome } from './worker-job.ts';

/** @param worker the built or source file of the worker */
export function copyInWorker(worker: URL, file: string): Copy {
  return (target) => runInWorker(worker, { kind: 'copy', file, target });
}

/** @param worker the built or source file of the worker */
export function repackInWorker(worker: URL, file: string): () => Promise<void> {
  return () => runInWorker(worker, { kind: 'repack', file });
}

function runInWorker(worker: URL, job: WorkerJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const running = new Worker(worker, { workerData: job });
    running.once('message', (message) => {
      const { code, cause } = WorkerOutcome.parse(message);
      const known = errorCodes().find((each) => each === code);
      if (code === null) resolve();
      else reject(known ? new Failure(known, { cause }) : new Error(cause));
    });
    running.once('error', reject);
    // After an answer this changes nothing.
    running.once('exit', () => reject(new Error('The worker ended without a word')));
  });
}
