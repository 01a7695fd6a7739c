/** Requirement C6: what people and models wrote is in no log. Looked for after every test that runs the product. */
import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';

/** What a database holds of content. */
const CONTENT = `
  SELECT content FROM chat_history
  UNION SELECT title FROM chat_sessions
  UNION SELECT description FROM tickets
  UNION SELECT email FROM tickets`;
/** Shorter ones may stand in a log by chance. */
const LEAST = 12;

/**
 * @param dbFile the database that the product used; one that is gone or cannot be read proves nothing
 * @throws where `written` has a text that the database holds; the text itself is for the person who runs the tests
 */
export function findNoContent(dbFile: string, written: string): void {
  const found = contentOf(dbFile).filter((text) => written.includes(text));
  if (found.length > 0) throw new Error(`C6: the log holds content: ${JSON.stringify(found.slice(0, 3))}`);
}

function contentOf(dbFile: string): string[] {
  if (!existsSync(dbFile)) return [];
  try {
    const database = new SQLite(dbFile, { readonly: true });
    try {
      const texts = database.prepare<[], unknown>(CONTENT).pluck().all();
      return texts.filter((text) => typeof text === 'string').filter((text) => text.trim().length >= LEAST);
    } finally {
      database.close();
    }
  } catch {
    return [];
  }
}
