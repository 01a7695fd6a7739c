/** What becomes of each folder: how many articles, and what could not be read. */
import type { FolderReport } from '../knowledge.ts';
import { inWords } from './problem-words.ts';
import type { FileProblem } from './read-file.ts';
import type { KnowledgeFolder, WantedFile } from './wanted-files.ts';

export interface FolderReports {
  /** A file is an article, now or since an earlier time. */
  count(file: WantedFile | undefined): void;
  add(problems: readonly FileProblem[]): void;
  failed(): number;
  all(): FolderReport[];
}

/** @param unreadable places by folder; undefined where the folder itself is away */
export function createFolderReports(
  folders: readonly KnowledgeFolder[],
  unreadable: ReadonlyMap<string, readonly string[] | undefined>,
  report: (line: string) => void,
): FolderReports {
  let failed = 0;
  const byPath = new Map<string, FolderReport>(
    folders.map(({ path }) => {
      const places = unreadable.get(path) ?? [];
      const problems = places.map((file) => ({ file, problem: 'unreadable' as const }));
      failed += problems.length;
      return [path, { path, articles: 0, away: unreadable.has(path) && !unreadable.get(path), problems }];
    }),
  );
  return {
    count(file) {
      const counted = byPath.get(file?.folder ?? '');
      if (counted) counted.articles++;
    },
    add(problems) {
      for (const { file, problem } of problems) {
        failed++;
        byPath.get(file.folder)?.problems.push({ file: file.file, problem });
        report(`Knowledge: ${file.file} is left out: ${inWords(problem)}.`);
      }
    },
    failed: () => failed,
    all: () => [...byPath.values()],
  };
}
