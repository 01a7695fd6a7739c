/** The knowledge base: articles, their passages, and a full-text index over the passages. */
import type { Database } from 'better-sqlite3';
import { createFtsIndex } from './fts.ts';
import type { Migration } from './migration.ts';

/** Passage ids are never used again: answers that were stored name them as sources. */
const TABLES = `
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  language TEXT NOT NULL,
  keywords TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX idx_articles_origin ON articles (origin);
CREATE INDEX idx_articles_title ON articles (title COLLATE NOCASE);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL REFERENCES articles (id),
  title TEXT NOT NULL,
  heading TEXT NOT NULL,
  keywords TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX idx_passages_article_id ON passages (article_id);`;

function up(database: Database): void {
  database.exec(TABLES);
  database.exec(
    createFtsIndex({
      index: 'passage_search',
      table: 'passages',
      key: 'id',
      columns: ['title', 'heading', 'keywords', 'text'],
      tokenize: 'porter unicode61 remove_diacritics 2',
    }),
  );
  database.exec(`CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_search, row)`);
}

export const knowledge: Migration = { version: 4, name: 'knowledge', up };
