/**
 * Deletes conversations from the file. The first commit takes one out of sight, whole: it gets an id that nobody can ask
 * for. Its rows go after that, some at a time, and a deletion that was interrupted is ended at the next start.
 */
import type { ReadDatabase, WriteDatabase } from './database.ts';
import { deletingQuickly, MANY } from './rewrite.ts';
import { integer, text } from './rows.ts';
import type { Scrub } from './scrub.ts';
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
  /** Removes from the file what a deletion left in it. */
  scrub: Scrub;
}

/** Messages deleted in one go: others wait meanwhile. */
const TAKEN_OUT_AT_ONCE = 2;
const NOTED_AT_ONCE = 100;

export function createRemoval({ read, writer, scrub }: Deps): Removal {
  /** The session goes last: as long as it is there, the deletion has not come to its end. */
  async function purge(hidden: string, many: boolean): Promise<void> {
    while (await writer.write((database) => deleteSome(database, hidden, many)));
    await scrub({ rewrite: many });
    await writer.write((database) => database.run('DELETE FROM chat_sessions WHERE id = ?', hidden));
  }

  return {
    async remove(id) {
      const hidden = await writer.write((database) => hide(database, id));
      if (hidden === undefined) return false;
      const count = read.get('SELECT count(*) AS n FROM chat_history WHERE session_id = ?', hidden)?.n;
      await purge(hidden, integer(count) > MANY);
      return true;
    },
    async finish() {
      const rows = read.all(`SELECT id FROM chat_sessions s WHERE NOT ${IN_SIGHT}`);
      // How many messages there were before, nobody knows.
      for (const row of rows) await purge(text(row.id), true);
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
function deleteSome(database: WriteDatabase, hidden: string, many: boolean): boolean {
  const atOnce = many ? NOTED_AT_ONCE : TAKEN_OUT_AT_ONCE;
  const deletion = () =>
    database.run(
      'DELETE FROM chat_history WHERE id IN (SELECT id FROM chat_history WHERE session_id = ? ORDER BY id DESC LIMIT ?)',
      hidden,
      atOnce,
    );
  const { changes } = many ? deletingQuickly(database, 'message_search', deletion) : deletion();
  return changes === atOnce;
}
