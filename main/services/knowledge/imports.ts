/** Documents and folders that a person adds to the knowledge base. */
import type { Input, Output, RouteEvent } from '../../../shared/contract.ts';
import { Failure } from '../../../shared/errors.ts';
import type { ImportResult, KnowledgeFolder } from '../../../shared/model.ts';
import type { Events } from '../../events.ts';
import type { ArticleStore, SettingsStore } from '../../store/store.ts';
import type { Desktop } from '../desktop.ts';
import type { FolderReport, Knowledge } from './knowledge.ts';
import { importedId } from './reading/article-ids.ts';
import type { DocumentReader } from './reading/reader.ts';
import { readStoredFolders, storeFolders } from './stored-folders.ts';

export interface Imports {
  add(input: Input<'knowledge.import'>, progress: Progress): Promise<Output<'knowledge.import'>>;
  remove(input: Input<'knowledge.remove'>): Promise<Output<'knowledge.remove'>>;
  folders(): Promise<Output<'knowledge.folders'>>;
  progress(): Promise<Output<'knowledge.progress'>>;
  rescan(): Promise<Output<'knowledge.rescan'>>;
  addFolder(): Promise<Output<'knowledge.addFolder'>>;
  removeFolder(input: Input<'knowledge.removeFolder'>): Promise<Output<'knowledge.removeFolder'>>;
}

interface Progress {
  signal: AbortSignal;
  emit: (event: RouteEvent<'knowledge.import'>) => void;
}

export interface ImportsDeps {
  articles: ArticleStore;
  knowledge: Knowledge;
  reader: DocumentReader;
  settings: SettingsStore;
  events: Events;
  desktop: Desktop | undefined;
  /** The folder that the administrator set; it cannot be removed here. */
  fixedFolder: string | undefined;
}

export function createImports(deps: ImportsDeps): Imports {
  const { articles, knowledge, reader, settings, events, desktop, fixedFolder } = deps;

  async function changed(): Promise<void> {
    await knowledge.refresh();
    events.emit('data.changed', { what: 'knowledge' });
  }

  /** The folders' documents are many: nobody waits for them. What fails is reported, and tried again with the next load. */
  function loadBehind(): void {
    events.emit('data.changed', { what: 'knowledge' });
    knowledge.load().catch(() => {});
  }

  async function addOne(name: string, bytes: Uint8Array): Promise<ImportResult> {
    const read = await reader.read(name, bytes);
    if ('problem' in read || read.document === null) {
      return { file: name, article_id: null, problem: 'problem' in read ? read.problem : 'empty' };
    }
    const id = importedId(name);
    await articles.put([{ id, origin: 'import', fingerprint: read.hash, ...read.document }]);
    return { file: name, article_id: id, problem: null };
  }

  async function folders(): Promise<KnowledgeFolder[]> {
    const reports = new Map(knowledge.folders().map((report) => [report.path, report]));
    const paths = [...(fixedFolder ? [fixedFolder] : []), ...(await readStoredFolders(settings))];
    return paths.map((path) => describe(path, reports.get(path), path === fixedFolder));
  }

  return {
    async add({ files }, { signal, emit }) {
      const results: ImportResult[] = [];
      for (const { name, bytes } of files) {
        if (signal.aborted) break;
        const result = await addOne(name, bytes);
        results.push(result);
        emit({ event: 'progress', data: { done: results.length, total: files.length, result } });
      }
      await changed();
      return { results };
    },
    async remove({ id }) {
      const article = await articles.get(id);
      if (!article) throw new Failure('article_not_found');
      if (article.origin !== 'import') throw new Failure('article_not_imported');
      await articles.remove([id]);
      await changed();
      return { id };
    },
    folders: async () => ({ folders: await folders() }),
    progress: async () => knowledge.progress(),
    async rescan() {
      loadBehind();
      return knowledge.progress();
    },
    async addFolder() {
      if (!desktop) throw new Failure('desktop_only');
      const path = await desktop.pickFolder();
      if (path === undefined) return { folder: null };
      const known = await readStoredFolders(settings);
      if (!known.includes(path) && path !== fixedFolder) await storeFolders(settings, [...known, path]);
      loadBehind();
      return { folder: (await folders()).find((folder) => folder.path === path) ?? null };
    },
    async removeFolder({ path }) {
      const known = await readStoredFolders(settings);
      if (!known.includes(path)) throw new Failure('folder_not_found');
      await storeFolders(
        settings,
        known.filter((each) => each !== path),
      );
      loadBehind();
      return { path };
    },
  };
}

function describe(path: string, report: FolderReport | undefined, fixed: boolean): KnowledgeFolder {
  const problems = report?.problems.map((problem) => ({ article_id: null, ...problem })) ?? [];
  return { path, articles: report?.articles ?? 0, problems, away: report?.away ?? false, fixed };
}
