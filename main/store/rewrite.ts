/** Writes a full-text index anew out of itself, so that nothing of what was deleted is left in it. Searches go on meanwhile. */
import type { WriteDatabase } from './database.ts';
import type { Writer } from './writer.ts';

/** The indexes over conversations, each of one column, with the list of its words. */
export const CONVERSATION_INDEXES = {
  message_search: { column: 'content', words: 'message_words' },
  session_search: { column: 'title', words: 'session_words' },
} as const;
export type ConversationIndex = keyof typeof CONVERSATION_INDEXES;

/** Pages of the index written in one go, so that nothing else waits for more than some milliseconds. */
const PAGES = 64;

/** Deleted rows from which on the quick way is the quicker one, the rewriting and all. */
export const MANY = 50;

/**
 * FTS5 merges all segments of the index into one, as https://sqlite.org/fts5.html#the_merge_command has it. Two of these
 * at a time on one index would leave out each other's pages: the caller sees to that.
 */
export async function rewriteIndex(writer: Writer, index: ConversationIndex): Promise<void> {
  await writer.write((database) => beginRewrite(database, index));
  while (await writer.write((database) => mergeSome(database, index)));
}

/** An index of one segment would be left as it is. A row that no table has makes a second one, and goes with the commit. */
function beginRewrite(database: WriteDatabase, index: ConversationIndex): void {
  const { column } = CONVERSATION_INDEXES[index];
  database.run(`INSERT INTO ${index} (rowid, ${column}) VALUES (-1, 'a')`);
  database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, -PAGES);
  database.run(`INSERT INTO ${index} (${index}, rowid, ${column}) VALUES ('delete', -1, 'a')`);
}

/** @returns whether there is more to merge: a merge that has nothing to do changes one row at most, as FTS5 counts */
function mergeSome(database: WriteDatabase, index: ConversationIndex): boolean {
  const changes = () => Number(database.get('SELECT total_changes() AS n')?.n);
  const before = changes();
  database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`, PAGES);
  return changes() - before > 1;
}

/**
 * Does deletions in the quick way, which notes in the index what is gone; `rewriteIndex` then takes it out. In the
 * ordinary way (`deleteSecurely`) every word of every row costs a page written.
 */
export function deletingQuickly<T>(database: WriteDatabase, index: ConversationIndex, work: () => T): T {
  const securely = (on: 0 | 1) => `INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', ${on})`;
  database.run(securely(0));
  try {
    const result = work();
    // What was noted is written out at the next command of this kind, and in the way that holds then.
    database.run(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', 1)`);
    return result;
  } finally {
    database.run(securely(1));
  }
}
