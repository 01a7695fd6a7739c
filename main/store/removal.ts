/**
 * Deletes conversations from the file. The first commit takes one out of sight, whole: it gets an id that nobody can ask
 * for. Its rows go after that, some at a time, and a deletion that was interrupted is ended at the next start.
 */
import type { ReadDatabase, WriteDatabase } from './database.ts';
import type { Indexer } from './indexer.ts';
import { integer, text } from './rows.ts';
import type { Writer } from './writer.ts';

/** Whether a session `s` is to be seen; an id from outside holds no control character. */
export const IN_SIGHT = 'substr(s.id, 1, 1) <> char(1)';

export interface Removal {
  /** @returns whether there was such a session; resolves when nothing of it is in the file */
  remove(id: string): Promise<boolean>;
  /** Ends deletions that were interrupted. */
  finish(): Promise<void>;
}

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  indexer: Pick<Indexer, 'startOver'>;
  /** Removes from the file what a deletion left in it. */
  scrub: () => Promise<void>;
}

/** Messages that are taken out of the index one by one, which is slow; for more it is filled anew. */
const FEW = 200;
/** Messages deleted in one go: others wait meanwhile. */
const INDEXED_AT_ONCE = 2;
const BARE_AT_ONCE = 500;

export function createRemoval({ read, writer, indexer, scrub }: Deps): Removal {
  async function purge(hidden: string): Promise<void> {
    const count = integer(read.get('SELECT count(*) AS n FROM chat_history WHERE session_id = ?', hidden)?.n);
    if (count > FEW) await indexer.startOver('message_search');
    const atOnce = count > FEW ? BARE_AT_ONCE : INDEXED_AT_ONCE;
    while (await writer.write((database) => purgeSome(database, hidden, atOnce)));
  }

  return {
    async remove(id) {
      const hidden = await writer.write((database) => hide(database, id));
      if (hidden === undefined) return false;
      await purge(hidden);
      await scrub();
      return true;
    },
    async finish() {
      const rows = read.all(`SELECT id FROM chat_sessions s WHERE NOT ${IN_SIGHT}`);
      for (const row of rows) await purge(text(row.id));
      if (rows.length > 0) await scrub();
    },
  };
}

/** @returns the id it has from now on */
function hide(database: WriteDatabase, id: string): string | undefined {
  const place = database.get('SELECT rowid AS place FROM chat_sessions WHERE id = ?', id)?.place;
  if (place === undefined) return undefined;
  const hidden = `\u0001deleted ${integer(place)}`;
  // Messages and session change in two statements, and the key between them is checked at the end.
  database.run('PRAGMA defer_foreign_keys = ON');
  database.run('UPDATE chat_sessions SET id = ?, title = NULL WHERE id = ?', hidden, id);
  database.run('UPDATE chat_history SET session_id = ? WHERE session_id = ?', hidden, id);
  return hidden;
}

/** @returns whether there is more to delete */
function purgeSome(database: WriteDatabase, hidden: string, atOnce: number): boolean {
  const { changes } = database.run(
    'DELETE FROM chat_history WHERE id IN (SELECT id FROM chat_history WHERE session_id = ? ORDER BY id DESC LIMIT ?)',
    hidden,
    atOnce,
  );
  if (changes === atOnce) return true;
  database.run('DELETE FROM chat_sessions WHERE id = ?', hidden);
  return false;
}
