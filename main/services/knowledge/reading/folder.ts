/** Finds the documents of a folder. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { kindOf } from '../../../documents/kinds.ts';

export interface FoundFile {
  /** Relative to the folder, with `/`. */
  path: string;
  /** Where the file really is. */
  file: string;
  /** In bytes. */
  size: number;
  /** Another one after every change of the file. */
  stamp: string;
}

export interface FolderListing {
  /** By path. */
  files: FoundFile[];
  /** The text of the folder's `synonyms.txt`; empty where it has none. */
  synonyms: string;
  /** Folders and files that are there and could not be looked at. */
  unreadable: string[];
}

/** What programs put there for themselves: hidden files, locks of open Word documents, libraries. */
const NOT_OURS =
  /^(?:\.|~\$|node_modules$|_(?:static|templates|build|includes|layouts|sass|site|data)$|bower_components$|__MACOSX$|\$RECYCLE\.BIN$|System Volume Information$|(?:robots|requirements|CMakeLists)\.txt$)/i;
const SYNONYMS = 'synonyms.txt';
/** In bytes. */
const MOST_SYNONYMS = 1024 * 1024;
/** Folders within folders; more is a mistake of whoever made them. */
const DEEPEST = 20;
/** Files of one folder looked at together: more would keep the event loop busy. */
const AT_ONCE = 64;

/**
 * Lists the documents of a folder and the folders in it. Hidden files and links that lead out of the folder are left
 * out; links to folders are not followed.
 * @throws the error of the file system where the folder itself cannot be read
 */
export async function listFolder(folder: string): Promise<FolderListing> {
  const root = await realpath(folder);
  const listing: FolderListing = { files: [], synonyms: '', unreadable: [] };

  async function look(directory: string, entry: Dirent, depth: number): Promise<void> {
    const place = join(directory, entry.name);
    try {
      if (NOT_OURS.test(entry.name)) return;
      if (place === join(root, SYNONYMS)) await readSynonyms(place);
      else if (entry.isDirectory()) await enter(place, depth + 1);
      else if (kindOf(entry.name) !== undefined) await add(place, entry);
    } catch (error) {
      if (!isGone(error)) listing.unreadable.push(place);
    }
  }

  async function enter(directory: string, depth: number): Promise<void> {
    if (depth > DEEPEST) return;
    const entries = await readdir(directory, { withFileTypes: true });
    for (let from = 0; from < entries.length; from += AT_ONCE) {
      await Promise.all(entries.slice(from, from + AT_ONCE).map((entry) => look(directory, entry, depth)));
    }
  }

  async function add(place: string, entry: Dirent): Promise<void> {
    const file = entry.isSymbolicLink() ? await realpath(place) : place;
    const facts = await stat(file);
    if (!file.startsWith(root + sep) || !facts.isFile()) return;
    const path = relative(root, place).split(sep).join('/');
    listing.files.push({ path, file, size: facts.size, stamp: `${facts.mtimeMs}-${facts.size}` });
  }

  /** Only a file that lies in the folder: a link may lead anywhere, and reading a pipe never ends. */
  async function readSynonyms(place: string): Promise<void> {
    const facts = await lstat(place);
    if (facts.isFile() && facts.size <= MOST_SYNONYMS) listing.synonyms = await readFile(place, 'utf8');
    else listing.unreadable.push(place);
  }

  await enter(root, 0);
  listing.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return listing;
}

/** Removed since it was listed, or a link to nowhere. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
