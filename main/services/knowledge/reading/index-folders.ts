/** Brings the index up to date with the knowledge folders: new, changed and removed files, and nothing else. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ArticleOrigin } from '../../../../shared/model.ts';
import type { ArticleRecord, ArticleStore } from '../../../store/store.ts';
import type { FolderReport } from '../knowledge.ts';
import { parseDocument, UnreadableDocument } from './document.ts';
import { createTurns } from './turns.ts';
import { findWantedFiles, type KnowledgeFolder, type WantedFile } from './wanted-files.ts';

/** Part of each fingerprint: another number here reads every file anew after a change of how files are read. */
const READER_VERSION = 1;
const MAX_BYTES = 2 * 1024 * 1024;
/** How much goes into the index at once, in articles and in characters. */
const BATCH = 25;
const BATCH_LENGTH = 200_000;

const ORIGINS: readonly ArticleOrigin[] = ['starter', 'folder'];

interface Indexed {
  origin: ArticleOrigin;
  fingerprint: string;
}

/**
 * Where two folders have an article of the same id, the later folder's counts; the other one comes back with its removal.
 * A file that cannot be read now keeps its place in the index as it was; so does every file of a folder that is away.
 * @param folders in the order of their weight, the organisation's own last
 * @param report told in one sentence of each file and folder that could not be read
 * @returns whether the index is another one now, the texts of the folders' `synonyms.txt`, and what became of each folder
 */
export async function indexFolders(
  articles: ArticleStore,
  folders: readonly KnowledgeFolder[],
  report: (line: string) => void,
): Promise<{ changed: boolean; synonyms: string[]; reports: FolderReport[] }> {
  const { byId, synonyms, incomplete } = await findWantedFiles(folders, report);
  const indexed = new Map<string, Indexed>();
  for (const origin of ORIGINS) {
    for (const [id, fingerprint] of await articles.fingerprints(origin))
      indexed.set(id, { origin, fingerprint });
  }

  const gone = [...indexed].filter(([id, { origin }]) => !byId.has(id) && !incomplete.has(origin));
  if (gone.length > 0) await articles.remove(gone.map(([id]) => id));

  const reports = new Map<string, FolderReport>(
    folders.map(({ path }) => [path, { path, articles: 0, problems: [] }]),
  );
  let changed = gone.length > 0;
  let batch: ArticleRecord[] = [];
  let length = 0;
  const turn = createTurns();
  for (const [id, files] of byId) {
    const now = indexed.get(id);
    // The organisation's article stands above the starter's also while its folder is away.
    if (now?.origin === 'folder' && files[0]?.origin === 'starter' && incomplete.has('folder')) continue;
    const { record, problems } = await readChanged(files, now);
    const counted = reports.get(files[0]?.folder ?? '');
    if (counted) counted.articles += problems.length === 0 ? 1 : 0;
    for (const { folder, file, reason } of problems) {
      reports.get(folder)?.problems.push({ file, reason });
      report(`Knowledge: ${file} is left out: ${reason}.`);
    }
    if (record) {
      changed = true;
      batch.push(record);
      length += record.body.length;
    }
    if (batch.length >= BATCH || length >= BATCH_LENGTH) {
      await articles.put(batch);
      batch = [];
      length = 0;
    }
    await turn();
  }
  if (batch.length > 0) await articles.put(batch);
  return { changed, synonyms, reports: [...reports.values()] };
}

interface Problem {
  folder: string;
  file: string;
  reason: string;
}

/**
 * Reads the first of an article's files that can be read.
 * @returns no record where the index has it already, or nothing better is to be had
 */
async function readChanged(
  files: readonly WantedFile[],
  now: Indexed | undefined,
): Promise<{ record?: ArticleRecord; problems: Problem[] }> {
  const problems: Problem[] = [];
  for (const file of files) {
    const known = now?.origin === file.origin ? now.fingerprint : undefined;
    const stamp = `${READER_VERSION}:${file.stamp}:`;
    if (known?.startsWith(stamp)) return { problems };
    try {
      if (file.size > MAX_BYTES) throw new UnreadableDocument('it is larger than 2 MB');
      const bytes = await readFile(file.file);
      const hash = createHash('sha256').update(bytes).digest('hex');
      // A copied or newly installed file has another time and the same words.
      if (known?.startsWith(`${READER_VERSION}:`) && known.endsWith(hash)) return { problems };
      const { id, origin } = file;
      return {
        record: { id, origin, fingerprint: stamp + hash, ...parseDocument(bytes, file.path) },
        problems,
      };
    } catch (error) {
      const reason = error instanceof UnreadableDocument ? error.message : 'it cannot be read';
      problems.push({ folder: file.folder, file: file.file, reason });
      if (known !== undefined) return { problems };
    }
  }
  return { problems };
}
