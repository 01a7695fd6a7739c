/** Brings the full-text indexes up to the rows written: a little later, and at once where someone searches. */
import { codeOf, Failure } from '../../shared/errors.ts';
import type { ReadDatabase, WriteDatabase } from './database.ts';
import { integer } from './rows.ts';
import type { Writer } from './writer.ts';

type SearchIndex = 'message_search' | 'session_search' | 'ticket_search';

export interface Indexer {
  /** Rows were written, and are to be indexed in a while. */
  soon(): void;
  /**
   * Resolves when every row written so far can be found; where the index cannot be written, with what it has.
   * @throws Failure `search_not_ready` where that would take long, as after an update of a large database
   */
  catchUp(...indexes: readonly SearchIndex[]): Promise<void>;
  /** Leaves the rest of the work to the writer's last commit, as far as that is short. */
  close(): void;
}

/** What an index is made of, as its migration says. */
interface Source {
  table: string;
  key: string;
  columns: readonly string[];
}

const SOURCES: Readonly<Record<SearchIndex, Source>> = {
  message_search: { table: 'chat_history', key: 'id', columns: ['content'] },
  session_search: { table: 'chat_sessions', key: 'rowid', columns: ['title'] },
  ticket_search: { table: 'tickets', key: 'rowid', columns: ['id', 'user', 'email', 'type', 'description'] },
};
const INDEXES: readonly SearchIndex[] = ['message_search', 'session_search', 'ticket_search'];

const DELAY_MS = 100;
/** What is indexed in one go, so that nothing else waits for more than some milliseconds. */
const CHUNK_ROWS = 256;
const CHUNK_BYTES = 128 * 1024;
/** For how long a search waits. */
const PATIENCE_MS = 2500;

export interface IndexerOptions {
  log?: ((line: string) => void) | undefined;
  /** In ms, for how long a search waits. */
  patience?: number | undefined;
}

export function createIndexer(
  read: ReadDatabase,
  writer: Writer,
  { log = () => {}, patience = PATIENCE_MS }: IndexerOptions = {},
): Indexer {
  const steps = new Map<SearchIndex, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  /** The next chunk: the same one for all who wait for it. */
  function step(index: SearchIndex): Promise<void> {
    const made =
      steps.get(index) ??
      writer.write((database) => indexNext(database, index)).finally(() => steps.delete(index));
    steps.set(index, made);
    return made;
  }

  function soon(): void {
    if (!closed) timer ??= setTimeout(work, DELAY_MS).unref();
  }

  async function work(): Promise<void> {
    try {
      const behind = INDEXES.filter((index) => isBehind(read, index));
      for (const index of behind) await step(index);
      timer = undefined;
      if (behind.length > 0) soon();
    } catch (error) {
      timer = undefined;
      report(error);
    }
  }

  function report(error: unknown): void {
    if (!closed) log(`search index not updated: ${codeOf(error)}`);
  }

  return {
    soon,
    async catchUp(...indexes) {
      const end = performance.now() + patience;
      try {
        const goals = indexes.map((index) => [index, progressOf(read, index).newest] as const);
        for (const [index, newest] of goals) {
          while (progressOf(read, index).indexed < newest) {
            if (performance.now() > end) throw new Failure('search_not_ready');
            await step(index);
          }
        }
      } catch (error) {
        if (codeOf(error) === 'search_not_ready') throw error;
        report(error);
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
      const rest = INDEXES.filter((index) => isBehind(read, index));
      for (const index of rest) writer.write((database) => indexNext(database, index)).catch(report);
    },
  };
}

function isBehind(read: ReadDatabase, index: SearchIndex): boolean {
  const { indexed, newest } = progressOf(read, index);
  return indexed < newest;
}

function progressOf(read: ReadDatabase, index: SearchIndex): { indexed: number; newest: number } {
  const { table, key } = SOURCES[index];
  const row = read.get(
    `SELECT (SELECT indexed_to FROM search_progress WHERE name = '${index}') AS indexed,
            (SELECT max(${key}) FROM ${table}) AS newest`,
  );
  return { indexed: integer(row?.indexed), newest: integer(row?.newest) };
}

/** Indexes the next rows, at least one, if there is one. */
function indexNext(database: WriteDatabase, index: SearchIndex): void {
  const { table, key, columns } = SOURCES[index];
  const { indexed } = progressOf(database, index);
  const size = columns.map((column) => `coalesce(octet_length(${column}), 0)`).join(' + ');
  const next = database.all(
    `SELECT ${key} AS place, ${size} AS size FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`,
    indexed,
    CHUNK_ROWS,
  );
  let upTo = indexed;
  let bytes = 0;
  for (const row of next) {
    upTo = integer(row.place);
    bytes += integer(row.size);
    if (bytes >= CHUNK_BYTES) break;
  }
  const names = columns.join(', ');
  database.run(
    `INSERT INTO ${index} (rowid, ${names}) SELECT ${key}, ${names} FROM ${table} WHERE ${key} > ? AND ${key} <= ?`,
    indexed,
    upTo,
  );
  database.run('UPDATE search_progress SET indexed_to = ? WHERE name = ?', upTo, index);
}
