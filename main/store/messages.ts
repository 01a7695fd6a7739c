/** The messages of conversations: `chat_history`. */
import { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
import { AnsweredBy, AnswerState, Category, type Message, Rating, Source } from '../../shared/model.ts';
import { IdPlace, pageOf, readCursor } from './cursor.ts';
import type { ReadDatabase, Row } from './database.ts';
import type { Indexer } from './indexer.ts';
import { hideFrom, MESSAGE_IN_SIGHT, type Removal } from './removal.ts';
import { integer, json, oneOf, text, timestamp } from './rows.ts';
import type { MessageStore } from './store.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  indexer: Pick<Indexer, 'soon'>;
  removal: Pick<Removal, 'takeOut'>;
  /** Told in a line what did not work out; never content. */
  log: (line: string) => void;
  now: () => Date;
}

const COLUMNS = 'id, role, content, timestamp, category, answered_by, state, sources, rating';
const Sources = z.array(Source);

/** Writes nothing where the conversation has its title and the same second of activity already. */
const TOUCH_SESSION = `
INSERT INTO chat_sessions (id, created_at, last_activity, title) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET last_activity = max(coalesce(last_activity, ''), excluded.last_activity),
  title = coalesce(title, excluded.title)
WHERE last_activity IS NULL OR last_activity < excluded.last_activity OR (title IS NULL AND excluded.title IS NOT NULL)`;

const INSERT = `
INSERT INTO chat_history (session_id, role, content, timestamp, category, answered_by, state, sources)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

const QUESTION = "SELECT 1 FROM chat_history WHERE id = ? AND session_id = ? AND role = 'user'";

export function createMessageStore({ read, writer, indexer, removal, log, now }: Deps): MessageStore {
  return {
    async append(message, { title, replaces, answers } = {}) {
      const { session_id, role, content, category, answered_by, state, sources } = message;
      const at = toTimestamp(now());
      const named = sources.length > 0 ? JSON.stringify(sources) : null;
      let hidden: string | undefined;
      const id = await writer.write((database) => {
        // A question that was deleted while it was answered stays deleted, and its answer with it.
        const needed = replaces ?? answers;
        if (needed !== undefined && !database.get(QUESTION, needed, session_id)) {
          throw new Failure('message_not_found');
        }
        if (replaces !== undefined) hidden = hideFrom(database, session_id, replaces, at);
        database.run(TOUCH_SESSION, session_id, at, at, title ?? null);
        return database.run(INSERT, session_id, role, content, at, category, answered_by, state, named).rowid;
      });
      indexer.soon();
      if (hidden !== undefined) {
        // The message is kept, whatever becomes of this.
        await removal.takeOut(hidden).catch(() => log('what an edited question replaced is deleted later'));
      }
      return id;
    },
    async history(session_id, { limit, cursor }) {
      const [after] = readCursor(IdPlace, cursor) ?? [0];
      const some = read.some(
        limit,
        `SELECT ${COLUMNS} FROM chat_history WHERE session_id = ? AND id > ? ORDER BY id`,
        session_id,
        after,
      );
      return pageOf(some, toMessage, (row) => [integer(row.id)]);
    },
    async recent(session_id, before, count) {
      const rows = read.all(
        `SELECT ${COLUMNS} FROM chat_history WHERE session_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
        session_id,
        before,
        count,
      );
      return rows.reverse().map(toMessage);
    },
  };
}

/** @returns undefined where there is no such message, or it is being deleted */
export function readMessage(database: ReadDatabase, id: number): Message | undefined {
  const row = database.get(`SELECT ${COLUMNS} FROM chat_history WHERE id = ? AND ${MESSAGE_IN_SIGHT}`, id);
  return row && toMessage(row);
}

/** What the original service wrote has no category; a role that is not the user's is an answer. */
function toMessage(row: Row): Message {
  return {
    message_id: integer(row.id),
    role: row.role === 'user' ? 'user' : 'assistant',
    content: text(row.content),
    timestamp: timestamp(row.timestamp),
    category: oneOf(Category, row.category) ?? null,
    answered_by: oneOf(AnsweredBy, row.answered_by) ?? null,
    state: oneOf(AnswerState, row.state) ?? 'complete',
    sources: json(row.sources, Sources) ?? [],
    rating: oneOf(Rating, row.rating) ?? null,
  };
}
