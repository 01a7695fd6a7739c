/** Reads documents one after the other in a worker of their own. */
import { Worker } from 'node:worker_threads';
import type { Job, Outcome, Read } from './worker.ts';

export interface DocumentReader {
  /**
   * Never rejects.
   * @param path its ending tells the format, its folders may tell the language
   * @param source the document, or the file where it is
   * @param known the hash of the words that are known already: those are not read again
   */
  read(path: string, source: Uint8Array | string, known?: string): Promise<Read>;
  /** Gives up what is being read. */
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
/** A worker without work gives its memory back after this, in ms. */
const IDLE_MS = 10_000;

export function createDocumentReader({
  worker: url,
  deadline = DEADLINE_MS,
}: DocumentReaderOptions): DocumentReader {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  async function stop(): Promise<void> {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  }

  async function readNext(job: Omit<Job, 'job'>): Promise<Read> {
    if (closed) return { problem: 'unreadable' };
    clearTimeout(idle);
    const current = worker ?? new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY } });
    current.unref();
    worker = current;
    const outcome = await ask(current, { job: ++count, ...job }, deadline);
    if (!outcome) await stop();
    else if (!closed) idle = setTimeout(() => void stop(), IDLE_MS).unref();
    return outcome?.read ?? { problem: 'too_complex' };
  }

  return {
    read(path, source, known) {
      const reading = last.then(() => readNext({ path, source, known }));
      last = reading.catch(() => {});
      return reading;
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await stop();
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
