/** What the rest of the product may ask of the organisation's knowledge. */
import type {
  Article,
  ImportProblem,
  KnowledgeHit,
  KnowledgeProgress,
  Language,
  PassagePlace,
} from '../../../shared/model.ts';

export interface KnowledgeResult {
  /** Best first, one passage of each article at most. */
  hits: KnowledgeHit[];
  /** Whether the best hit is good enough to be given as the answer. */
  confident: boolean;
}

/** What became of a folder at the last load. */
export interface FolderReport {
  path: string;
  articles: number;
  /** The folder cannot be looked at now: its articles stay as they were. */
  away: boolean;
  /** Files that could not be read. */
  problems: { file: string; problem: ImportProblem }[];
}

export interface Knowledge {
  /**
   * @param question what a person typed; any text, never an error
   * @param options.language preferred: articles in it go first where the base has them
   * @param options.context earlier questions of the conversation, newest first, for a question that needs them
   */
  search(
    question: string,
    options: { limit: number; language?: Language; context?: string[] },
  ): Promise<KnowledgeResult>;
  /** All articles by title, as hits with their first passage and score 0. */
  list(limit: number): Promise<KnowledgeHit[]>;
  get(id: string): Promise<Article | undefined>;
  /** Of one article, in the order in which they stand in it. */
  passages(id: string): Promise<PassagePlace[]>;
  /**
   * Brings the index up to date with the folders; resolves when it is. Questions are answered meanwhile. One that is under
   * way begins anew where it stopped, with the folders as they are now.
   */
  load(): Promise<void>;
  /** How far the loading is. */
  progress(): KnowledgeProgress;
  /** Loads again and again, so that changed files are noticed. */
  watch(signal: AbortSignal): void;
  /** Takes notice of articles that were added or removed without a folder. */
  refresh(): Promise<void>;
  /** What became of each folder at the last load. */
  folders(): readonly FolderReport[];
  /** Ends the loading where it is. */
  close(): Promise<void>;
}
