import type { ImportProblem, ImportResult } from '../../../../shared/model.ts';

/** A file as the person chose it; its bytes are null where it could not be read. */
export interface Chosen {
  name: string;
  size: number;
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** As the contract has it. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_FILES = 1000;

/** Takes out the files that would have the whole import refused, each with its reason. */
export function sortOut(chosen: readonly Chosen[]): {
  good: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
  refused: ImportResult[];
} {
  const good: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const refused: ImportResult[] = [];
  for (const { name, size, bytes } of chosen) {
    const problem: ImportProblem =
      size > MAX_BYTES ? 'too_large' : good.length >= MAX_FILES ? 'too_many' : 'unreadable';
    if (bytes && size <= MAX_BYTES && good.length < MAX_FILES) good.push({ name, bytes });
    else refused.push({ file: name, article_id: null, problem });
  }
  return { good, refused };
}
