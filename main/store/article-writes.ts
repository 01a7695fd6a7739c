/** Writes articles and their passages in transactions that are short, however many and long they are. */
import type { ReadDatabase, WriteDatabase } from './database.ts';
import { integer } from './rows.ts';
import type { ArticleRecord } from './store.ts';
import type { Writer } from './writer.ts';

/** In passages: what is written in one go, so that nothing else waits for more than some milliseconds. */
const AT_ONCE = 48;

interface ArticleWrites {
  put(articles: readonly ArticleRecord[], at: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Some of an article's passages. */
interface Part {
  article: ArticleRecord;
  from: number;
  to: number;
}

export function createArticleWrites(read: ReadDatabase, writer: Writer): ArticleWrites {
  /** Takes passages out until few are left. */
  async function shrink(id: string): Promise<number> {
    let left = count(read, id);
    for (; left > AT_ONCE; left -= AT_ONCE) {
      await writer.write((database) =>
        database.run(
          'DELETE FROM passages WHERE id IN (SELECT id FROM passages WHERE article_id = ? LIMIT ?)',
          id,
          AT_ONCE,
        ),
      );
    }
    return left;
  }

  return {
    async put(articles, at) {
      for (const { id } of articles) await shrink(id);
      const parts = articles.flatMap(partsOf);
      for (const group of grouped(parts, ({ from, to }) => to - from)) {
        await writer.write((database) => {
          for (const part of group) putPart(database, part, at);
        });
      }
    },
    async remove(ids) {
      const sized: { id: string; left: number }[] = [];
      for (const id of ids) sized.push({ id, left: await shrink(id) });
      for (const group of grouped(sized, ({ left }) => left)) {
        await writer.write((database) => {
          for (const { id } of group) {
            database.run('DELETE FROM passages WHERE article_id = ?', id);
            database.run('DELETE FROM articles WHERE id = ?', id);
          }
        });
      }
    },
  };
}

function count(read: ReadDatabase, id: string): number {
  return integer(read.get('SELECT count(*) AS count FROM passages WHERE article_id = ?', id)?.count);
}

function partsOf(article: ArticleRecord): Part[] {
  const all = article.passages.length;
  const parts: Part[] = [];
  for (let from = 0; from < Math.max(1, all); from += AT_ONCE) {
    parts.push({ article, from, to: Math.min(all, from + AT_ONCE) });
  }
  return parts;
}

/** Neighbours together, as long as they are few passages. */
function* grouped<T>(items: readonly T[], sizeOf: (item: T) => number): Generator<T[]> {
  let group: T[] = [];
  let size = 0;
  for (const item of items) {
    if (group.length > 0 && size + sizeOf(item) > AT_ONCE) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(item);
    size += sizeOf(item);
  }
  if (group.length > 0) yield group;
}

function putPart(database: WriteDatabase, { article, from, to }: Part, at: string): void {
  const isWhole = to === article.passages.length;
  if (from === 0) putArticle(database, article, isWhole ? article.fingerprint : '', at);
  for (const { heading, text } of article.passages.slice(from, to)) {
    database.run(
      'INSERT INTO passages (article_id, title, heading, keywords, text) VALUES (?, ?, ?, ?, ?)',
      article.id,
      article.title,
      heading,
      article.keywords.join(', '),
      text,
    );
  }
  if (isWhole && from > 0) {
    database.run('UPDATE articles SET fingerprint = ? WHERE id = ?', article.fingerprint, article.id);
  }
}

function putArticle(database: WriteDatabase, article: ArticleRecord, fingerprint: string, at: string): void {
  const { id, origin, title, category, language, keywords, body } = article;
  database.run('DELETE FROM passages WHERE article_id = ?', id);
  database.run(
    `INSERT INTO articles (id, origin, title, category, language, keywords, fingerprint, updated_at, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, title = excluded.title, category = excluded.category,
       language = excluded.language, keywords = excluded.keywords, fingerprint = excluded.fingerprint,
       updated_at = excluded.updated_at, body = excluded.body`,
    id,
    origin,
    title,
    category,
    language,
    JSON.stringify(keywords),
    fingerprint,
    at,
    body,
  );
}
