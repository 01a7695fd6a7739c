/** A knowledge base to be judged: folders indexed in a database of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEvents } from '../../main/events.ts';
import { createKnowledge } from '../../main/services/knowledge/create-knowledge.ts';
import type { Knowledge } from '../../main/services/knowledge/knowledge.ts';
import { createDocumentReader } from '../../main/services/knowledge/reading/reader.ts';
import { openStore } from '../../main/store/open.ts';

const READER = new URL('../../main/services/knowledge/reading/worker.ts', import.meta.url);

export interface JudgedBase extends AsyncDisposable {
  knowledge: Knowledge;
}

/** @param folder the folder of documents; @param starter the articles that ship, where they are there too */
export async function openBase(folder: string, starter?: string): Promise<JudgedBase> {
  const root = await mkdtemp(join(tmpdir(), 'deskside-eval-'));
  const store = await openStore({ file: join(root, 'eval.db') });
  const reader = createDocumentReader({ worker: READER });
  const knowledge = createKnowledge({
    articles: store.articles,
    reader,
    events: createEvents(),
    folders: async () => [
      ...(starter ? [{ origin: 'starter' as const, path: starter }] : []),
      { origin: 'folder' as const, path: folder },
    ],
    report: (line) => process.stderr.write(`${line}\n`),
  });
  await knowledge.load();
  return {
    knowledge,
    async [Symbol.asyncDispose]() {
      await reader.close();
      await store.close();
      await rm(root, { recursive: true });
    },
  };
}
