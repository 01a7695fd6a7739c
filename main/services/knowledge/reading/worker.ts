/** The worker that reads documents, so that no large one holds up an answer. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { ImportProblem } from '../../../../shared/model.ts';
import { UnreadableDocument } from '../../../documents/problem.ts';
import { type ParsedDocument, parseDocument } from './document.ts';

/** A document to be read: its bytes, or where they are. */
export interface Job {
  job: number;
  /** Its ending tells the format, its folders may tell the language. */
  path: string;
  source: Uint8Array | string;
  /** The hash of the words that are known already. */
  known?: string | undefined;
}

/** What came of it; no document where its hash is the known one. */
export type Read = { hash: string; document: ParsedDocument | null } | { problem: ImportProblem };
export type Outcome = { job: number; read: Read };

async function read({ path, source, known }: Job): Promise<Read> {
  try {
    const bytes = typeof source === 'string' ? await readFile(source) : source;
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { hash, document: hash === known ? null : await parseDocument(bytes, path) };
  } catch (error) {
    return { problem: error instanceof UnreadableDocument ? error.problem : 'unreadable' };
  }
}

parentPort?.on('message', async (job: Job) => {
  const outcome: Outcome = { job: job.job, read: await read(job) };
  parentPort?.postMessage(outcome);
});
