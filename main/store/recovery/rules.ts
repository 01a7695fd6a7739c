/** How the rows of each table are taken over from a damaged database. */
import type { Recovery } from '../../../shared/model.ts';

export type Row = Record<string, unknown>;

export interface Rule {
  /** What names a row in every copy of the database. */
  id: string;
  /** What it counts as in the report. */
  counts?: keyof Recovery['saved'];
  /** Whether to believe a row that has no checksum. */
  isBelievable: (row: Row) => boolean;
  /** SQL that is to run before a row is put there, with the row's values. */
  before?: string;
  /** The table whose row it belongs to, and the column that names that. */
  belongsTo?: { table: string; by: string };
  /** SQL that deletes what belongs to the row that is named so: where that table itself does not tell what was deleted. */
  parts?: string;
  /** Whether people delete such rows, and count on it that they stay deleted. Others are never deleted. */
  isDeletable?: boolean;
  /** Only together, as articles and their passages: not where some may be missing. */
  isWholeOnly?: boolean;
}

const never = (): boolean => false;

export const RULES: Readonly<Record<string, Rule>> = {
  chat_sessions: {
    id: 'id',
    counts: 'sessions',
    isBelievable: ({ id, created_at, last_activity }) =>
      isText(id) && isTime(created_at) && isTime(last_activity),
    parts: 'DELETE FROM chat_history WHERE session_id = ?',
    isDeletable: true,
  },
  chat_history: {
    id: 'id',
    counts: 'messages',
    isBelievable: ({ id, session_id, role, content, timestamp }) =>
      Number.isSafeInteger(id) &&
      isText(session_id) &&
      (role === 'user' || role === 'assistant') &&
      typeof content === 'string' &&
      isTime(timestamp),
    belongsTo: { table: 'chat_sessions', by: 'session_id' },
    isDeletable: true,
    // A message whose conversation's own row is lost keeps its words: the conversation is there without its title.
    before: `INSERT INTO chat_sessions (id, created_at, last_activity) VALUES (@session_id, @timestamp, @timestamp)
      ON CONFLICT (id) DO NOTHING`,
  },
  tickets: {
    id: 'id',
    counts: 'tickets',
    isBelievable: ({ id, user, email, type, description, created_at, updated_at }) =>
      [id, user, email, type, description].every(isText) && isTime(created_at) && isTime(updated_at),
  },
  ticket_events: { id: 'id', isBelievable: never },
  articles: { id: 'id', isBelievable: never, isWholeOnly: true, isDeletable: true },
  passages: { id: 'id', isBelievable: never, isWholeOnly: true, isDeletable: true },
  settings: { id: 'name', isBelievable: never },
  corrections: { id: 'wording_hash', isBelievable: never },
  access_tokens: { id: 'name', isBelievable: never, isDeletable: true },
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(value);
}
