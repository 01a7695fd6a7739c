/** What a person said of answers: ratings in `chat_history`, categories they corrected in `corrections`. */
import { createHash } from 'node:crypto';
import { Category } from '../../shared/model.ts';
import type { ReadDatabase, WriteDatabase } from './database.ts';
import { readMessage } from './messages.ts';
import { MESSAGE_IN_SIGHT } from './removal.ts';
import { integer, oneOf, text } from './rows.ts';
import type { FeedbackStore } from './store.ts';
import { toTimestamp } from './time.ts';
import type { Writer } from './writer.ts';

interface Deps {
  read: ReadDatabase;
  writer: Writer;
  now: () => Date;
}

const KEEP_CORRECTION = `
INSERT INTO corrections (wording_hash, category, message_id, at) VALUES (?, ?, ?, ?)
ON CONFLICT (wording_hash) DO UPDATE SET category = excluded.category, message_id = excluded.message_id, at = excluded.at`;

/** Ids of messages are never given twice, so a deleted question is nobody's. */
const CORRECTIONS = `
SELECT q.content, c.category FROM corrections c JOIN chat_history q ON q.id = c.message_id
WHERE ${MESSAGE_IN_SIGHT} ORDER BY c.at, q.id`;

export function createFeedbackStore({ read, writer, now }: Deps): FeedbackStore {
  return {
    async rate(message_id, rating, missing) {
      return writer.write((database) => {
        if (!readMessage(database, message_id)) return undefined;
        database.run(
          'UPDATE chat_history SET rating = ?, missing = ? WHERE id = ?',
          rating,
          missing,
          message_id,
        );
        return readMessage(database, message_id);
      });
    },
    async correct(message_id, category) {
      const at = toTimestamp(now());
      return writer.write((database) => {
        if (!readMessage(database, message_id)) return undefined;
        const question = questionOf(database, message_id);
        if (question) {
          database.run(KEEP_CORRECTION, hashOf(question.content), category, question.id, at);
          database.run(
            'UPDATE chat_history SET category = ? WHERE id IN (?, ?)',
            category,
            question.id,
            message_id,
          );
        }
        return readMessage(database, message_id);
      });
    },
    async correctionOf(wording) {
      const row = read.get('SELECT category FROM corrections WHERE wording_hash = ?', hashOf(wording));
      return row && oneOf(Category, row.category);
    },
    async corrections() {
      return read.all(CORRECTIONS).flatMap((row) => {
        const category = oneOf(Category, row.category);
        return category ? [{ wording: text(row.content), category }] : [];
      });
    },
  };
}

/** The message itself where it is a question, else the question it answers. */
function questionOf(
  database: WriteDatabase,
  message_id: number,
): { id: number; content: string } | undefined {
  const row = database.get(
    `SELECT q.id, q.content FROM chat_history m JOIN chat_history q ON q.session_id = m.session_id
     WHERE m.id = ? AND q.id <= m.id AND q.role = 'user' ORDER BY q.id DESC LIMIT 1`,
    message_id,
  );
  return row && { id: integer(row.id), content: text(row.content) };
}

/** Case, blanks and punctuation make no other wording. */
function hashOf(wording: string): string {
  const plain = wording.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [wording];
  return createHash('sha256').update(plain.join(' ')).digest('hex');
}
