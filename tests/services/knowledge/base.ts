/** A knowledge base for tests: real files in a folder of their own, indexed in a real database. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createEvents } from '../../../main/events.ts';
import { createKnowledge } from '../../../main/services/knowledge/create-knowledge.ts';
import type { Knowledge } from '../../../main/services/knowledge/knowledge.ts';
import { createDocumentReader } from '../../../main/services/knowledge/reading/reader.ts';
import type { KnowledgeFolder } from '../../../main/services/knowledge/reading/wanted-files.ts';
import { openStore } from '../../../main/store/open.ts';
import type { ArticleStore } from '../../../main/store/store.ts';

export const STARTER = new URL('../../../resources/knowledge', import.meta.url).pathname;

/** The worker that reads documents. */
export const READER = new URL('../../../main/services/knowledge/reading/worker.ts', import.meta.url);

export interface TestBase extends AsyncDisposable {
  articles: ArticleStore;
  /** The folder that all else is in. */
  root: string;
  /** What was reported since the last look. */
  reports: () => string[];
  /** Writes a file, its folders too. @param path below the root */
  write: (path: string, text: string | Uint8Array) => Promise<void>;
  remove: (path: string) => Promise<void>;
  /** A knowledge over folders: of the starter set where it is named, of paths below the root otherwise. */
  knowledge: (...folders: KnowledgeFolder[]) => Knowledge;
  folder: (path: string) => KnowledgeFolder;
  starter: (path: string) => KnowledgeFolder;
}

export async function openBase(): Promise<TestBase> {
  const root = await mkdtemp(join(tmpdir(), 'deskside-knowledge-'));
  const store = await openStore({ file: join(root, 'test.db') });
  const reader = createDocumentReader({ worker: READER });
  let reported: string[] = [];
  return {
    articles: store.articles,
    root,
    reports() {
      const lines = reported;
      reported = [];
      return lines;
    },
    async write(path, text) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    remove: (path) => rm(join(root, path), { recursive: true }),
    knowledge: (...folders) =>
      createKnowledge({
        articles: store.articles,
        reader,
        events: createEvents(),
        folders: async () => folders,
        report: (line) => reported.push(line),
      }),
    folder: (path) => ({ origin: 'folder', path: join(root, path) }),
    starter: (path) => ({ origin: 'starter', path: join(root, path) }),
    async [Symbol.asyncDispose]() {
      await reader.close();
      await store.close();
      await rm(root, { recursive: true });
    },
  };
}

/** The text of an article file. */
export function articleFile(title: string, body: string, front = ''): string {
  return `---\ntitle: ${JSON.stringify(title)}\n${front}---\n${body}\n`;
}
