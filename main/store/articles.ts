/** The indexed knowledge: `articles`, their `passages`, and the full-text index over those. */
import { z } from 'zod';
import { type Article, ArticleOrigin, Category, Language } from '../../shared/model.ts';
import { createArticleWrites } from './article-writes.ts';
import type { ReadDatabase, Row } from './database.ts';
import { integer, json, oneOf, text, timestamp } from './rows.ts';
import type { ArticleStore, PassageMatch } from './store.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  now: () => Date;
}

/** How much more a word counts in a passage's title, heading and keywords than in its text. */
const WEIGHTS = { title: 6, heading: 3, keywords: 6, text: 1 };
const RANK = `bm25(${WEIGHTS.title}, ${WEIGHTS.heading}, ${WEIGHTS.keywords}, ${WEIGHTS.text})`;

/** Appended to a text, sorts after everything that begins with the text. */
const HIGHEST = '\u{10FFFF}';
const Keywords = z.array(z.string());

export function createArticleStore({ read, writer, now }: Deps): ArticleStore {
  /** Counting walks the whole index; nobody else writes passages. */
  let passageCount: number | undefined;
  const writes = createArticleWrites(read, writer);

  return {
    async fingerprints(origin) {
      const rows = read.all('SELECT id, fingerprint FROM articles WHERE origin = ?', origin);
      return new Map(rows.map((row) => [text(row.id), text(row.fingerprint)]));
    },
    async put(articles) {
      await writes.put(articles, toTimestamp(now()));
      passageCount = undefined;
    },
    async stamp(fingerprints) {
      await writer.write((database) => {
        for (const [id, fingerprint] of fingerprints) {
          database.run('UPDATE articles SET fingerprint = ? WHERE id = ?', fingerprint, id);
        }
      });
    },
    async remove(ids) {
      await writes.remove(ids);
      passageCount = undefined;
    },
    async get(id) {
      const row = read.get('SELECT * FROM articles WHERE id = ?', id);
      return row && toArticle(row);
    },
    async passages(id) {
      return read
        .all('SELECT id, heading FROM passages WHERE article_id = ? ORDER BY id', id)
        .map((row) => ({ passage_id: integer(row.id), heading: text(row.heading) }));
    },
    async list(limit) {
      const rows = read.all(
        `SELECT a.id, a.title, a.category, a.language, p.heading, p.text
         FROM (SELECT rowid AS place, * FROM articles ORDER BY title COLLATE NOCASE, rowid LIMIT ?) a
         LEFT JOIN passages p ON p.id = (SELECT min(id) FROM passages WHERE article_id = a.id)
         ORDER BY a.title COLLATE NOCASE, a.place`,
        limit,
      );
      return rows.map((row) => ({
        id: text(row.id),
        title: text(row.title),
        category: oneOf(Category, row.category) ?? 'General',
        language: oneOf(Language, row.language) ?? 'en',
        heading: text(row.heading),
        text: text(row.text),
      }));
    },
    async search(match, { limit, language }) {
      // The outer loop gives the matches by rank, so that only as many passages are read as are asked for.
      const rows = read.all(
        `SELECT f.rowid AS passage_id, f.rank AS rank, p.article_id, p.heading, p.text,
                a.title, a.origin, a.category, a.language, a.keywords
         FROM passage_search f CROSS JOIN passages p CROSS JOIN articles a
         WHERE f.passage_search MATCH ? AND f.rank MATCH '${RANK}' AND p.id = f.rowid AND a.id = p.article_id
           ${language === undefined ? '' : 'AND a.language = ?'}
         ORDER BY f.rank LIMIT ?`,
        match,
        ...(language === undefined ? [] : [language]),
        limit,
      );
      return rows.map(toMatch);
    },
    async passagesById(ids) {
      const rows = read.all(
        `SELECT p.id AS passage_id, 0 AS rank, p.article_id, p.heading, p.text,
                a.title, a.origin, a.category, a.language, a.keywords
         FROM json_each(?) asked CROSS JOIN passages p CROSS JOIN articles a
         WHERE p.id = asked.value AND a.id = p.article_id`,
        JSON.stringify(ids),
      );
      return rows.map(toMatch);
    },
    async frequencies(terms) {
      const rows = read.all(
        `SELECT t.term, t.doc FROM (SELECT DISTINCT value FROM json_each(?)) asked CROSS JOIN passage_terms t
         WHERE t.term = asked.value`,
        JSON.stringify(terms),
      );
      return new Map(rows.map((row) => [text(row.term), integer(row.doc)]));
    },
    async termsWithPrefix(prefix, limit) {
      const rows = read.all(
        'SELECT term FROM passage_terms WHERE term >= ? AND term < ? ORDER BY doc DESC, term LIMIT ?',
        prefix,
        prefix + HIGHEST,
        limit,
      );
      return rows.map((row) => text(row.term));
    },
    async countPassages() {
      passageCount ??= integer(read.get('SELECT count(*) AS count FROM passages')?.count);
      return passageCount;
    },
  };
}

function toArticle(row: Row): Article {
  return {
    id: text(row.id),
    origin: oneOf(ArticleOrigin, row.origin) ?? 'folder',
    title: text(row.title),
    category: oneOf(Category, row.category) ?? 'General',
    language: oneOf(Language, row.language) ?? 'en',
    keywords: json(row.keywords, Keywords) ?? [],
    body: text(row.body),
    updated_at: timestamp(row.updated_at),
  };
}

function toMatch(row: Row): PassageMatch {
  return {
    passage_id: integer(row.passage_id),
    article_id: text(row.article_id),
    title: text(row.title),
    origin: oneOf(ArticleOrigin, row.origin) ?? 'folder',
    category: oneOf(Category, row.category) ?? 'General',
    language: oneOf(Language, row.language) ?? 'en',
    keywords: json(row.keywords, Keywords) ?? [],
    heading: text(row.heading),
    text: text(row.text),
    bm25: -integer(row.rank),
  };
}
