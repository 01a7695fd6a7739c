import { Worker } from 'node:worker_threads';
import { errorCodes, Failure } from '../../../shared/errors.ts';
import type { Copy } from './copy.ts';
import { type CopyJob, CopyOutcome } from './copy-job.ts';

/**
 * Copies the database by a connection of its own, on a thread of its own.
 * @param worker the built or source file of the worker
 */
export function copyInWorker(worker: URL, file: string): Copy {
  return (target) =>
    new Promise((resolve, reject) => {
      const job: CopyJob = { file, target };
      const running = new Worker(worker, { workerData: job });
      running.once('message', (message) => {
        const { code, cause } = CopyOutcome.parse(message);
        const known = errorCodes().find((each) => each === code);
        if (code === null) resolve();
        else reject(known ? new Failure(known, { cause }) : new Error(cause));
      });
      running.once('error', reject);
      // After an answer this changes nothing.
      running.once('exit', () => reject(new Error('The backup ended without a word')));
    });
}
