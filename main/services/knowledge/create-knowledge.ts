/** The organisation's knowledge: folders of documents, indexed in the store. */
import { codeOf } from '../../../shared/errors.ts';
import type { Events } from '../../events.ts';
import type { ArticleStore } from '../../store/store.ts';
import { createFinder, type Finder } from './finding/finder.ts';
import { createHybridFinder } from './finding/hybrid.ts';
import type { Meaning } from './finding/meaning.ts';
import { createRememberingFinder } from './finding/remembering.ts';
import { parseSynonyms } from './finding/synonyms.ts';
import { readVocabulary } from './finding/vocabulary.ts';
import type { FolderReport, Knowledge } from './knowledge.ts';
import { createLoading } from './loading.ts';
import { newLines } from './new-lines.ts';
import { createProgress } from './progress.ts';
import { indexFolders } from './reading/index-folders.ts';
import { createReadFile } from './reading/read-file.ts';
import type { DocumentReader } from './reading/reader.ts';
import type { KnowledgeFolder } from './reading/wanted-files.ts';
import { rescanning } from './rescanning.ts';

export interface KnowledgeDeps {
  articles: ArticleStore;
  reader: DocumentReader;
  /** What passages mean; they are found by their words alone without it. */
  meaning?: Meaning | undefined;
  /**
   * Asked at each load. In the order of their weight: a later folder's article takes the place of an earlier one's with
   * the same id.
   */
  folders: () => Promise<readonly KnowledgeFolder[]>;
  events: Events;
  /** Told in one sentence of each file and folder that could not be read, once. */
  report: (line: string) => void;
}

/** While many documents are read, questions find the new ones after this at the latest, in ms, or ten times what it costs. */
const RENEWED_AFTER_MS = 3000;

export function createKnowledge({
  articles,
  reader,
  meaning,
  folders,
  events,
  report,
}: KnowledgeDeps): Knowledge {
  let synonyms: readonly string[] = [];
  let finder: Promise<Finder> | undefined;
  let reports: readonly FolderReport[] = [];
  const readFile = createReadFile(reader);
  const progress = createProgress(events);
  const lines = newLines(report);
  const loading = createLoading(load);

  /** A finder for the index as it is now. */
  async function makeFinder(): Promise<Finder> {
    const words = createRememberingFinder(
      createFinder(articles, parseSynonyms(synonyms), await readVocabulary(articles)),
    );
    return meaning ? createHybridFinder(words, meaning, articles) : words;
  }

  async function load(signal: AbortSignal): Promise<void> {
    const renewing = renewNowAndThen();
    try {
      const said = lines.next();
      const indexed = await indexFolders(await folders(), {
        articles,
        readFile,
        report: said,
        signal,
        progress(done, total, failed) {
          progress.tell(done, total, failed);
          renewing.look();
        },
      });
      reports = indexed.reports;
      const isSame = !indexed.changed && indexed.synonyms.join('\n') === synonyms.join('\n');
      synonyms = indexed.synonyms;
      await renewing.end();
      if (isSame && finder !== undefined) return;
      await renew();
      events.emit('data.changed', { what: 'knowledge' });
    } catch (error) {
      report(`Knowledge: the documents could not be indexed: ${codeOf(error)}.`);
      throw error;
    } finally {
      progress.end();
    }
  }

  /** Questions are answered by the finder before until the new one is made. */
  async function renew(): Promise<void> {
    const renewed = await makeFinder();
    meaning?.forget();
    finder = Promise.resolve(renewed);
  }

  /** Renews the finder from time to time while documents are read. */
  function renewNowAndThen(): { look(): void; end(): Promise<void> } {
    let due = performance.now() + RENEWED_AFTER_MS;
    let running: Promise<void> | undefined;
    const run = async (): Promise<void> => {
      const began = performance.now();
      // What fails here fails again at the end, where someone hears of it.
      await renew().then(
        () => events.emit('data.changed', { what: 'knowledge' }),
        () => {},
      );
      const ended = performance.now();
      due = ended + Math.max(RENEWED_AFTER_MS, (ended - began) * 10);
      running = undefined;
    };
    return {
      look() {
        if (performance.now() >= due) running ??= run();
      },
      end: async () => running,
    };
  }

  return {
    async search(question, options) {
      finder ??= makeFinder();
      const current = finder;
      try {
        return await (await current).search(question, options);
      } catch (error) {
        // One that could not be made is made anew for the next question.
        if (finder === current) finder = undefined;
        throw error;
      }
    },
    async list(limit) {
      const listed = await articles.list(limit);
      return listed.map(({ id, ...article }) => ({ article_id: id, ...article, passage_id: 0, score: 0 }));
    },
    get: (id) => articles.get(id),
    passages: (id) => articles.passages(id),
    load: loading.start,
    progress: progress.now,
    watch: (signal) => rescanning(loading.start, signal),
    refresh: renew,
    folders: () => reports,
    close: loading.close,
  };
}
