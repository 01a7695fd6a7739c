/** Conversations: `chat_sessions`, and the search for words in their titles and messages. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Session, SessionHit } from '../../shared/model.ts';
import { pageOf, readCursor, TimePlace } from './cursor.ts';
import type { ReadDatabase, Row } from './database.ts';
import type { Indexer } from './indexer.ts';
import { IN_SIGHT, type Removal } from './removal.ts';
import { integer, text, timestamp } from './rows.ts';
import { anyOf, prefixTerm, typedWords } from './search.ts';
import { snippetOf } from './snippet.ts';
import type { SessionStore } from './store.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  indexer: Pick<Indexer, 'catchUp'>;
  removal: Pick<Removal, 'remove' | 'finish'>;
}

const COLUMNS = `s.id, s.title, s.created_at, s.last_activity, s.rowid AS place,
  (SELECT count(*) FROM chat_history h WHERE h.session_id = s.id) AS message_count`;
const AFTER = '(s.last_activity, s.rowid) < (?, ?)';
const NEWEST_FIRST = 'ORDER BY s.last_activity DESC, s.rowid DESC';

/** For how long texts are looked through for the place of a word before others have a turn. */
const TURN_MS = 8;

/** Ids of the messages that match; the plus keeps SQLite from looking all of them up. */
const MATCHING = '+h.id IN (SELECT rowid FROM message_search WHERE message_search MATCH ?)';
/** Whether a conversation holds a word; values: its term, twice. */
const HOLDS = `(
  EXISTS (SELECT 1 FROM chat_history h WHERE h.session_id = s.id AND ${MATCHING})
  OR s.rowid IN (SELECT rowid FROM session_search WHERE session_search MATCH ?))`;
/** The newest message with one of the words. */
const NEWEST_HIT = `(SELECT max(h.id) FROM chat_history h WHERE h.session_id = s.id AND ${MATCHING})`;

export function createSessionStore({ read, writer, indexer, removal }: Deps): SessionStore {
  function get(id: string): Session | undefined {
    const row = read.get(`SELECT ${COLUMNS} FROM chat_sessions s WHERE s.id = ?`, id);
    return row && toSession(row);
  }

  function toHit(row: Row, words: readonly string[]): SessionHit {
    const message = read.get('SELECT content FROM chat_history WHERE id = ?', integer(row.message_id));
    return { ...toSession(row), snippet: snippetOf(text(message?.content ?? row.title), words) };
  }

  return {
    async list({ limit, cursor, q }) {
      const place = readCursor(TimePlace, cursor);
      if (q === undefined) {
        const some = read.some(
          limit,
          `SELECT ${COLUMNS} FROM chat_sessions s WHERE ${[IN_SIGHT, ...(place ? [AFTER] : [])].join(' AND ')} ${NEWEST_FIRST}`,
          ...(place ?? []),
        );
        return pageOf(some, (row) => ({ ...toSession(row), snippet: null }), placeOf);
      }
      const words = typedWords(q);
      if (words.length === 0) return { rows: [], next_cursor: null };
      await indexer.catchUp('message_search', 'session_search');
      const terms = words.map(prefixTerm);
      const some = read.some(
        limit,
        `SELECT ${COLUMNS}, ${NEWEST_HIT} AS message_id FROM chat_sessions s
         WHERE ${[IN_SIGHT, ...terms.map(() => HOLDS), ...(place ? [AFTER] : [])].join(' AND ')} ${NEWEST_FIRST}`,
        anyOf(words),
        ...terms.flatMap((term) => [term, term]),
        ...(place ?? []),
      );
      const page = pageOf(some, (row) => row, placeOf);
      const hits: SessionHit[] = [];
      let since = performance.now();
      for (const row of page.rows) {
        hits.push(toHit(row, words));
        if (performance.now() - since < TURN_MS) continue;
        await turn();
        since = performance.now();
      }
      return { ...page, rows: hits };
    },
    async get(id) {
      return get(id);
    },
    async rename(id, title) {
      return writer.write((database) => {
        database.run('UPDATE chat_sessions SET title = ? WHERE id = ?', title, id);
        return get(id);
      });
    },
    async before(time) {
      const rows = read.all(
        `SELECT id FROM chat_sessions s WHERE last_activity < ? AND ${IN_SIGHT}`,
        toTimestamp(time),
      );
      return rows.map((row) => text(row.id));
    },
    remove: async (id) => (await removal.remove([id])) > 0,
    removeAll: removal.remove,
    finishRemovals: removal.finish,
  };
}

function toSession(row: Row): Session {
  return {
    id: text(row.id),
    title: text(row.title),
    created_at: timestamp(row.created_at),
    last_activity: timestamp(row.last_activity),
    message_count: integer(row.message_count),
  };
}

function placeOf(row: Row): TimePlace {
  return [text(row.last_activity), integer(row.place)];
}
