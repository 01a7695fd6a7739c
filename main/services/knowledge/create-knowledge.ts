/** The organisation's knowledge: folders of documents, indexed in the store. */
import type { ArticleStore } from '../../store/store.ts';
import { createFinder, type Finder } from './finding/finder.ts';
import { createRememberingFinder } from './finding/remembering.ts';
import { parseSynonyms } from './finding/synonyms.ts';
import { readVocabulary } from './finding/vocabulary.ts';
import type { FolderReport, Knowledge } from './knowledge.ts';
import { indexFolders } from './reading/index-folders.ts';
import { splitPassages } from './reading/passages.ts';
import type { KnowledgeFolder } from './reading/wanted-files.ts';

export interface KnowledgeDeps {
  articles: ArticleStore;
  /**
   * Asked at each load. In the order of their weight: a later folder's article takes the place of an earlier one's with
   * the same id.
   */
  folders: () => Promise<readonly KnowledgeFolder[]>;
  /** Told in one sentence of each file and folder that could not be read. */
  report: (line: string) => void;
}

/** In characters: how much of a document is read for its first passage. */
const LISTED_LENGTH = 4000;

export function createKnowledge({ articles, folders, report }: KnowledgeDeps): Knowledge {
  let synonyms: readonly string[] = [];
  let finder: Promise<Finder> | undefined;
  let loading = Promise.resolve();
  let reports: readonly FolderReport[] = [];

  /** A finder for the index as it is now. */
  async function makeFinder(): Promise<Finder> {
    return createRememberingFinder(
      createFinder(articles, parseSynonyms(synonyms), await readVocabulary(articles)),
    );
  }

  async function load(): Promise<void> {
    const indexed = await indexFolders(articles, await folders(), report);
    reports = indexed.reports;
    const isSame = !indexed.changed && indexed.synonyms.join('\n') === synonyms.join('\n');
    if (isSame && finder !== undefined) return;
    synonyms = indexed.synonyms;
    await renew();
  }

  /** Questions are answered by the finder before until the new one is made. */
  async function renew(): Promise<void> {
    const renewed = await makeFinder();
    finder = Promise.resolve(renewed);
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
      return listed.map(({ id, title, category, language, body }) => {
        const [first] = splitPassages(body.slice(0, LISTED_LENGTH), title, 'markdown');
        return {
          article_id: id,
          title,
          category,
          language,
          passage_id: 0,
          heading: first?.heading ?? '',
          text: first?.text ?? '',
          score: 0,
        };
      });
    },
    get: (id) => articles.get(id),
    passages: (id) => articles.passages(id),
    load() {
      // One after the other: two at once would both put what they found.
      loading = loading.then(load, load);
      return loading;
    },
    refresh: renew,
    folders: () => reports,
  };
}
