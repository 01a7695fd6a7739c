/** Collects articles, so that many share one commit. */
import type { ArticleRecord, ArticleStore } from '../../../store/store.ts';

/** How much goes into the index at once, in articles and in characters: more would keep the event loop busy. */
const MOST_ARTICLES = 25;
const MOST_LENGTH = 60_000;
const MOST_STAMPS = 500;

export interface Batch {
  put(article: ArticleRecord): Promise<void>;
  /** Its words are as they were, and its file has another time. */
  stamp(id: string, fingerprint: string): Promise<void>;
  /** Commits the rest. */
  end(): Promise<void>;
  /** Whether articles were put. */
  changed(): boolean;
}

export function createBatch(articles: ArticleStore): Batch {
  let records: ArticleRecord[] = [];
  let length = 0;
  let stamps = new Map<string, string>();
  let changed = false;

  async function commit(): Promise<void> {
    const written = records;
    records = [];
    length = 0;
    if (written.length > 0) await articles.put(written);
  }

  async function commitStamps(): Promise<void> {
    const written = stamps;
    stamps = new Map();
    if (written.size > 0) await articles.stamp(written);
  }

  return {
    async put(article) {
      changed = true;
      records.push(article);
      length += article.body.length;
      if (records.length >= MOST_ARTICLES || length >= MOST_LENGTH) await commit();
    },
    async stamp(id, fingerprint) {
      stamps.set(id, fingerprint);
      if (stamps.size >= MOST_STAMPS) await commitStamps();
    },
    async end() {
      await commit();
      await commitStamps();
    },
    changed: () => changed,
  };
}
