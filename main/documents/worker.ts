/** The worker that reads documents, so that no large one holds up an answer. */
import { parentPort } from 'node:worker_threads';
import { toMarkdown, UnreadableDocument } from './markdown.ts';

/** What is asked, and what comes back, by number. */
export interface Job {
  job: number;
  name: string;
  bytes: Uint8Array;
}
export type Outcome = { job: number; markdown: string } | { job: number; problem: string };

parentPort?.on('message', async ({ job, name, bytes }: Job) => {
  const outcome: Outcome = await toMarkdown(name, bytes).then(
    (markdown) => ({ job, markdown }),
    (error: unknown) => ({ job, problem: problemOf(error) }),
  );
  parentPort?.postMessage(outcome);
});

function problemOf(error: unknown): string {
  return error instanceof UnreadableDocument ? error.message : 'This file cannot be read.';
}
