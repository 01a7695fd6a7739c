/** Which files the index should hold. */
import type { ArticleOrigin } from '../../../../shared/model.ts';
import { assignIds } from './article-ids.ts';
import { type FolderListing, type FoundFile, listFolder } from './folder.ts';

export interface KnowledgeFolder {
  origin: ArticleOrigin;
  path: string;
}

export interface WantedFile extends FoundFile {
  /** The path of the knowledge folder it is in. */
  folder: string;
  id: string;
  origin: ArticleOrigin;
}

export interface WantedFiles {
  /** id → its files, the one that counts most first */
  byId: Map<string, WantedFile[]>;
  /** The texts of the folders' `synonyms.txt`. */
  synonyms: string[];
  /** Origins of which something could not be looked at: what is missing there may only be away. */
  incomplete: Set<ArticleOrigin>;
  /** What could not be looked at, by folder; undefined where it is the folder itself. */
  unreadable: Map<string, readonly string[] | undefined>;
}

/**
 * @param folders in the order of their weight, the organisation's own last
 * @param report told in one sentence of each folder and file that could not be looked at
 */
export async function findWantedFiles(
  folders: readonly KnowledgeFolder[],
  report: (line: string) => void,
): Promise<WantedFiles> {
  const wanted: WantedFiles = { byId: new Map(), synonyms: [], incomplete: new Set(), unreadable: new Map() };
  for (const { origin, path } of folders) {
    const listing = await listOrReport(path, report);
    if (!listing || listing.unreadable.length > 0) wanted.incomplete.add(origin);
    wanted.unreadable.set(path, listing?.unreadable);
    if (!listing) continue;
    if (listing.synonyms !== '') wanted.synonyms.push(listing.synonyms);
    for (const [id, file] of await assignIds(listing.files)) {
      wanted.byId.set(id, [{ ...file, folder: path, id, origin }, ...(wanted.byId.get(id) ?? [])]);
    }
  }
  return wanted;
}

async function listOrReport(
  path: string,
  report: (line: string) => void,
): Promise<FolderListing | undefined> {
  try {
    const listing = await listFolder(path);
    for (const place of listing.unreadable) report(`Knowledge: ${place} cannot be read.`);
    return listing;
  } catch {
    report(`Knowledge: the folder ${path} cannot be read. Its articles stay as they were.`);
    return undefined;
  }
}
