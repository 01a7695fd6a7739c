/**
 * Deletes from the file. The first commit takes what is to go out of sight, whole: it belongs to a conversation with an id
 * that nobody can ask for. The rows go after that, some at a time, and a deletion that did not come to its end, for a kill
 * or a full disk, is ended later.
 */
import { codeOf } from '../../shared/errors.ts';
import type { ReadDatabase, WriteDatabase } from './database.ts';
import type { Repacker } from './repack.ts';
import { deletingQuickly, MANY } from './rewrite.ts';
import { integer, text } from './rows.ts';
import type { Scrub } from './scrub.ts';
import type { Writer } from './writer.ts';

/** Whether a session `s` is to be seen; an id from outside holds no control character. */
export const IN_SIGHT = 'substr(s.id, 1, 1) <> char(1)';
/** The same of a message. */
export const MESSAGE_IN_SIGHT = 'substr(session_id, 1, 1) <> char(1)';

export interface Removal {
  /**
   * Deletes conversations.
   * @returns how many of them there were; resolves when their rows, their words in the index and the log are gone. What
   *   SQLite left of them between other rows follows within seconds.
   */
  remove(ids: readonly string[]): Promise<number>;
  /** Deletes what `hideFrom` hid, once that is committed; resolves as `remove` does. */
  takeOut(hidden: string): Promise<void>;
  /** Ends the deletions that nobody is at any more. */
  finish(): Promise<void>;
}

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  /** Removes from the file what a deletion left in it. */
  scrub: Scrub;
  repacker: Pick<Repacker, 'repack'>;
  log: (line: string) => void;
}

/** Messages deleted in one go: others wait meanwhile. */
const TAKEN_OUT_AT_ONCE = 2;
const NOTED_AT_ONCE = 100;
/** Bytes of a message whose words cost so many pages each that others would wait for a tenth of a second and more. */
const LONG_BYTES = 8192;

const SIZE = `
SELECT count(*) AS count, coalesce(max(octet_length(content)), 0) AS longest FROM chat_history WHERE session_id = ?`;

/** A session goes last, and not before its messages, which a restored backup may have brought back meanwhile. */
const DROP = `
DELETE FROM chat_sessions WHERE id = ? AND NOT EXISTS (SELECT 1 FROM chat_history h WHERE h.session_id = chat_sessions.id)`;

export function createRemoval({ read, writer, scrub, repacker, log }: Deps): Removal {
  const underWay = new Set<string>();

  /** All together: what comes after the rows, such as writing the index anew, is done once for all of them. */
  async function purge(hidden: readonly string[], many: boolean): Promise<void> {
    for (const id of hidden) underWay.add(id);
    try {
      for (const id of hidden) while (await writer.write((database) => deleteSome(database, id, many)));
      await scrub.indexes(many);
      await scrub.wal();
      void end(hidden);
    } catch (error) {
      for (const id of hidden) underWay.delete(id);
      throw error;
    }
  }

  /** The sessions go last: as long as they are there, the deletion has not come to its end. */
  async function end(hidden: readonly string[]): Promise<void> {
    try {
      await repacker.repack();
      await scrub.wal();
      await Promise.all(hidden.map((id) => writer.write((database) => database.run(DROP, id))));
    } catch (error) {
      if (codeOf(error) === 'shutting_down') return;
      log(`a deletion is ended later: ${codeOf(error)}`);
    } finally {
      for (const id of hidden) underWay.delete(id);
    }
  }

  /** Whether the quick way is the better one: the ordinary one takes long for many messages, and holds others up for a long one. */
  function areMany(hidden: readonly string[]): boolean {
    const sizes = hidden.map((id) => read.get(SIZE, id));
    const count = sizes.reduce((sum, size) => sum + integer(size?.count), 0);
    return count > MANY || sizes.some((size) => integer(size?.longest) > LONG_BYTES);
  }

  async function takeOut(hidden: readonly string[]): Promise<void> {
    if (hidden.length === 0) return;
    await purge(hidden, areMany(hidden));
  }

  return {
    async remove(ids) {
      const hidden: string[] = [];
      try {
        for (const id of ids) {
          const now = await writer.write((database) => hide(database, id));
          if (now !== undefined) hidden.push(now);
        }
      } finally {
        await takeOut(hidden);
      }
      return hidden.length;
    },
    takeOut: (hidden) => takeOut([hidden]),
    async finish() {
      const rows = read.all(`SELECT id FROM chat_sessions s WHERE NOT ${IN_SIGHT}`);
      const left = rows.map(({ id }) => text(id)).filter((id) => !underWay.has(id));
      // How many messages there were before, nobody knows.
      if (left.length > 0) await purge(left, true);
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

/**
 * Takes a message, and what followed it in its conversation, out of sight.
 * @param at the time of it
 * @returns what `takeOut` is to be given
 */
export function hideFrom(
  database: WriteDatabase,
  session_id: string,
  message_id: number,
  at: string,
): string {
  const hidden = `\u0001replaced ${message_id}`;
  database.run('INSERT INTO chat_sessions (id, created_at, last_activity) VALUES (?, ?, ?)', hidden, at, at);
  database.run(
    'UPDATE chat_history SET session_id = ? WHERE session_id = ? AND id >= ?',
    hidden,
    session_id,
    message_id,
  );
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
