/** Reads documents one after the other in a worker of their own. */
import { Worker } from 'node:worker_threads';
import type { Job, Outcome } from './worker.ts';

type Read = { markdown: string } | { problem: string };

export interface DocumentReader {
  /** The document as Markdown, or why it cannot be read. Never rejects. */
  read(name: string, bytes: Uint8Array): Promise<Read>;
  close(): Promise<void>;
}

export interface DocumentReaderOptions {
  /** The built or source file of the worker. */
  worker: URL;
  /** A document that takes longer is given up, in ms. */
  deadline?: number;
}

const DEADLINE_MS = 60_000;
/** A document that needs more than this, in MB, is given up. */
const MAX_MEMORY = 512;

export function createDocumentReader({
  worker: url,
  deadline = DEADLINE_MS,
}: DocumentReaderOptions): DocumentReader {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function readNext(name: string, bytes: Uint8Array): Promise<Read> {
    const current = worker ?? new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY } });
    current.unref();
    worker = current;
    const outcome = await ask(current, { job: ++count, name, bytes }, deadline);
    if (outcome) return 'markdown' in outcome ? { markdown: outcome.markdown } : { problem: outcome.problem };
    await current.terminate();
    worker = undefined;
    return { problem: 'This file is too large or too complex to be read.' };
  }

  return {
    read(name, bytes) {
      const reading = last.then(() => readNext(name, bytes));
      last = reading.catch(() => {});
      return reading;
    },
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };
}

/** @returns undefined where the worker gave no answer: it died, or took too long */
function ask(worker: Worker, job: Job, deadline: number): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(undefined), deadline);
    const onMessage = (outcome: Outcome): void => {
      if (outcome.job === job.job) finish(outcome);
    };
    const onEnd = (): void => finish(undefined);
    function finish(outcome: Outcome | undefined): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      resolve(outcome);
    }
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    worker.postMessage(job);
  });
}
