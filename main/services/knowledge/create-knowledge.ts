/** The organisation's knowledge: folders of documents, indexed in the store. */
import type { ArticleStore } from '../../store/store.ts';
import { createFinder, type Finder } from './finding/finder.ts';
import { parseSynonyms } from './finding/synonyms.ts';
import { readVocabulary } from './finding/vocabulary.ts';
import type { Knowledge } from './knowledge.ts';
import { indexFolders } from './reading/index-folders.ts';
import { splitPassages } from './reading/passages.ts';
import type { KnowledgeFolder } from './reading/wanted-files.ts';

export interface KnowledgeDeps {
  articles: ArticleStore;
  /** In the order of their weight: a later folder's article takes the place of an earlier one's with the same id. */
  folders: readonly KnowledgeFolder[];
  /** Told in one sentence of each file and folder that could not be read. */
  report: (line: string) => void;
}

export function createKnowledge({ articles, folders, report }: KnowledgeDeps): Knowledge {
  let synonyms = parseSynonyms([]);
  let finder: Promise<Finder> | undefined;
  let loading = Promise.resolve();

  async function load(): Promise<void> {
    const indexed = await indexFolders(articles, folders, report);
    synonyms = parseSynonyms(indexed.synonyms);
    finder = undefined;
    await ready();
  }

  /** The finder for the index as it was when it was last looked at. */
  function ready(): Promise<Finder> {
    finder ??= readVocabulary(articles).then((vocabulary) => createFinder(articles, synonyms, vocabulary));
    // One that could not be made is made again for the next question.
    finder.catch(() => {
      finder = undefined;
    });
    return finder;
  }

  return {
    async search(question, options) {
      return (await ready()).search(question, options);
    },
    async list(limit) {
      const listed = await articles.list(limit);
      return listed.map(({ id, title, category, language, body }) => {
        const [first] = splitPassages(body, title, 'markdown');
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
    load() {
      // One after the other: two at once would both put what they found.
      loading = loading.then(load, load);
      return loading;
    },
  };
}
