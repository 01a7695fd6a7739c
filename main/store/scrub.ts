/** Ends what a deletion leaves behind in the file. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import PQueue from 'p-queue';
import type { ReadDatabase } from './database.ts';
import { walEmptier } from './empty-wal.ts';
import { CONVERSATION_INDEXES, type ConversationIndex, rewriteIndex } from './rewrite.ts';
import { integer, text } from './rows.ts';
import type { Writer } from './writer.ts';

/** To be called after a deletion's commit. Each resolves when what the deletion left there is gone. */
export interface Scrub {
  /** @param rewrite messages were deleted in the quick way, and are to be taken out of the index */
  indexes(rewrite: boolean): Promise<void>;
  /** Tries for some seconds, and else says so in the log. */
  wal(): Promise<void>;
}

interface Deps {
  handle: Database;
  read: ReadDatabase;
  writer: Writer;
  log: (line: string) => void;
}

/** For how long it is tried to empty the WAL while others read. */
const ATTEMPTS = 12;
const PAUSE_MS = 250;
/** Read and looked up between two turns of the event loop. */
const LOOKUPS = 64;
/** A mark byte and three letters: less tells nothing. */
const SHORT_BYTES = 4;

/**
 * `secure_delete` and FTS5's own overwrite what is deleted, but for two rests: the WAL keeps earlier states of the pages
 * until it is emptied, and an index keeps the words, or their beginnings, that its pages were divided at.
 */
export function createScrub({ handle, read, writer, log }: Deps): Scrub {
  const tryToEmptyWal = walEmptier(handle);
  const inTurn = new PQueue({ concurrency: 1 });

  /**
   * Who reads, such as a backup under way, holds it up; meanwhile the thread is free.
   * @returns whether it is empty; closing the database empties it too
   */
  async function emptyWal(): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) await wait(PAUSE_MS);
      if (!handle.open || tryToEmptyWal()) return true;
    }
    return false;
  }

  async function cleanIndexes(rewrite: boolean): Promise<void> {
    if (rewrite) await rewriteIndex(writer, 'message_search');
    for (const index of ['message_search', 'session_search'] as const) {
      if (await dividesAtDeletedWord(read, index)) await rewriteIndex(writer, index);
    }
  }

  return {
    indexes: (rewrite) => inTurn.add(() => cleanIndexes(rewrite)),
    async wal() {
      if (!(await emptyWal())) log('deleted text stays in the -wal file until the database is closed');
    },
  };
}

/** Bytes, since a page may be divided in the middle of a character. Some at a time: a large index has many pages. */
async function dividesAtDeletedWord(read: ReadDatabase, index: ConversationIndex): Promise<boolean> {
  let place: [segment: number, whole: string] = [0, ''];
  for (;;) {
    const dividers = read.all(
      `SELECT segid, hex(term) AS whole, hex(substr(term, 2)) AS bytes FROM ${index}_idx
       WHERE (segid, term) > (?, unhex(?)) AND octet_length(term) > ? ORDER BY segid, term LIMIT ?`,
      ...place,
      SHORT_BYTES,
      LOOKUPS,
    );
    if (dividers.some(({ bytes }) => !isAlive(read, index, text(bytes)))) return true;
    const last = dividers.at(-1);
    if (!last || dividers.length < LOOKUPS) return false;
    place = [integer(last.segid), text(last.whole)];
    await turn();
  }
}

/** Whether a word of the index begins with these bytes. */
function isAlive(read: ReadDatabase, index: ConversationIndex, bytes: string): boolean {
  const alive = read.get(
    `SELECT 1 FROM ${CONVERSATION_INDEXES[index].words}
     WHERE term >= CAST(unhex(?) AS TEXT) AND term < CAST(unhex(? || 'FF') AS TEXT) LIMIT 1`,
    bytes,
    bytes,
  );
  return alive !== undefined;
}
