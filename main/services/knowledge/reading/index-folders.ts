/** Brings the index up to date with the knowledge folders: new, changed and removed files, and nothing else. */
import type { ArticleOrigin } from '../../../../shared/model.ts';
import type { ArticleStore } from '../../../store/store.ts';
import type { FolderReport } from '../knowledge.ts';
import { createBatch } from './batch.ts';
import { createFolderReports } from './folder-reports.ts';
import { fingerprintOf, type Indexed, isUnchanged, type ReadFile, readFirst } from './read-file.ts';
import { createTurns } from './turns.ts';
import { findWantedFiles, type KnowledgeFolder, type WantedFile } from './wanted-files.ts';

export interface IndexDeps {
  articles: ArticleStore;
  /** Reads a file, or knows why it cannot be read. */
  readFile: ReadFile;
  /** Told in one sentence of each file and folder that could not be read. */
  report: (line: string) => void;
  /** Told after each file while there are some to be read. */
  progress: (done: number, total: number, failed: number) => void;
  /** What was committed when it aborts stays. */
  signal: AbortSignal;
}

export interface IndexResult {
  /** Whether the index is another one now. */
  changed: boolean;
  /** The texts of the folders' `synonyms.txt`. */
  synonyms: string[];
  reports: FolderReport[];
}

const ORIGINS: readonly ArticleOrigin[] = ['starter', 'folder'];
/** In articles: what is removed before it is asked whether to go on. */
const REMOVED_AT_ONCE = 100;

/**
 * Where two folders have an article of the same id, the later folder's counts; the other one comes back with its removal.
 * A file that cannot be read now keeps its place in the index as it was; so does every file of a folder that is away.
 * @param folders in the order of their weight, the organisation's own last
 */
export async function indexFolders(
  folders: readonly KnowledgeFolder[],
  { articles, readFile, report, progress, signal }: IndexDeps,
): Promise<IndexResult> {
  const { byId, synonyms, incomplete, unreadable } = await findWantedFiles(folders, report);
  const reports = createFolderReports(folders, unreadable, report);
  const indexed = await readIndexed(articles);
  const gone = [...indexed].filter(([id, { origin }]) => !byId.has(id) && !incomplete.has(origin));
  for (let from = 0; from < gone.length && !signal.aborted; from += REMOVED_AT_ONCE) {
    await articles.remove(gone.slice(from, from + REMOVED_AT_ONCE).map(([id]) => id));
  }

  const turn = createTurns();
  const pending: [id: string, files: WantedFile[]][] = [];
  for (const [id, files] of byId) {
    const now = indexed.get(id);
    // The organisation's article stands above the starter's also while its folder is away.
    if (now?.origin === 'folder' && files[0]?.origin === 'starter' && incomplete.has('folder')) continue;
    if (isUnchanged(files[0], now)) reports.count(files[0]);
    else pending.push([id, files]);
    await turn();
  }

  const batch = createBatch(articles);
  let done = byId.size - pending.length;
  for (const [id, files] of pending) {
    if (signal.aborted) break;
    const { file, read, problems } = await readFirst(files, indexed.get(id), readFile);
    reports.add(problems);
    if (problems.length === 0) reports.count(files[0]);
    if (file && read) {
      const fingerprint = fingerprintOf(file, read.hash);
      if (read.document) await batch.put({ id, origin: file.origin, fingerprint, ...read.document });
      else await batch.stamp(id, fingerprint);
    }
    progress(++done, byId.size, reports.failed());
    await turn();
  }
  await batch.end();
  return { changed: gone.length > 0 || batch.changed(), synonyms, reports: reports.all() };
}

async function readIndexed(articles: ArticleStore): Promise<Map<string, Indexed>> {
  const indexed = new Map<string, Indexed>();
  for (const origin of ORIGINS) {
    for (const [id, fingerprint] of await articles.fingerprints(origin))
      indexed.set(id, { origin, fingerprint });
  }
  return indexed;
}
