/** Reads a file of a knowledge folder, unless it is known what is in it. */
import type { ArticleOrigin, ImportProblem } from '../../../../shared/model.ts';
import { isTooLarge, kindOf } from '../../../documents/kinds.ts';
import type { DocumentReader } from './reader.ts';
import type { WantedFile } from './wanted-files.ts';
import type { Read } from './worker.ts';

/** Part of each fingerprint: another number here reads every file anew after a change of how files are read. */
const READER_VERSION = 2;

export interface Indexed {
  origin: ArticleOrigin;
  fingerprint: string;
}

export interface FileProblem {
  file: WantedFile;
  problem: ImportProblem;
}

/** @param known the hash of the words that are indexed */
export type ReadFile = (file: WantedFile, known: string | undefined) => Promise<Read>;

/** Remembers which files cannot be read, so that they are tried again when they change and not before. */
export function createReadFile(reader: DocumentReader): ReadFile {
  const failed = new Map<string, { stamp: string; problem: ImportProblem }>();
  return async (file, known) => {
    const before = failed.get(file.file);
    if (before?.stamp === file.stamp) return { problem: before.problem };
    const kind = kindOf(file.path);
    const tooLarge = kind !== undefined && isTooLarge(kind, file.size);
    const read: Read = tooLarge ? { problem: 'too_large' } : await reader.read(file.path, file.file, known);
    failed.delete(file.file);
    // One that is open in a program, or whose server is away, may be read the next time.
    if ('problem' in read && read.problem !== 'unreadable') {
      failed.set(file.file, { stamp: file.stamp, problem: read.problem });
    }
    return read;
  };
}

export function fingerprintOf(file: WantedFile, hash: string): string {
  return `${READER_VERSION}:${file.stamp}:${hash}`;
}

/** By its time and size. */
export function isUnchanged(file: WantedFile | undefined, now: Indexed | undefined): boolean {
  return file?.origin === now?.origin && !!file && !!now?.fingerprint.startsWith(fingerprintOf(file, ''));
}

/**
 * Reads the first of an article's files that can be read.
 * @returns no file where the index has it already, or nothing better is to be had
 */
export async function readFirst(
  files: readonly WantedFile[],
  now: Indexed | undefined,
  readFile: ReadFile,
): Promise<{ file?: WantedFile; read?: Exclude<Read, { problem: unknown }>; problems: FileProblem[] }> {
  const problems: FileProblem[] = [];
  for (const file of files) {
    const isIndexed = now?.origin === file.origin;
    if (isUnchanged(file, now)) return { problems };
    const read = await readFile(file, isIndexed ? hashOf(now.fingerprint) : undefined);
    if (!('problem' in read)) return { file, read, problems };
    problems.push({ file, problem: read.problem });
    if (isIndexed) return { problems };
  }
  return { problems };
}

/** A copied or newly installed file has another time and the same words. */
function hashOf(fingerprint: string): string | undefined {
  return fingerprint.startsWith(`${READER_VERSION}:`)
    ? fingerprint.slice(fingerprint.lastIndexOf(':') + 1)
    : undefined;
}
