/** Looks through a database for damage that opening it does not show. */
import SQLite, { type Database } from 'better-sqlite3';
import { Failure } from '../../../shared/errors.ts';
import { damageIn } from '../soundness.ts';

/** Findings after which it is not worth looking on. */
const ENOUGH = 50;
/** Pages of this many bytes are looked through in a fraction of a second. */
const QUICK_BYTES = 32 * 1024 * 1024;

/** Whether the database is small enough to be looked through while someone waits. */
export function isQuicklyExamined(handle: Database): boolean {
  const pages = Number(handle.pragma('page_count', { simple: true }));
  return pages * Number(handle.pragma('page_size', { simple: true })) <= QUICK_BYTES;
}

/**
 * Damage to indexes alone is mended here, since they can be made anew from the rows.
 * @param handle knows checksums
 * @param log told which index was
 * @throws Failure `database_damaged` for any other, and nothing is changed; SQLite's error where reading itself fails
 */
export function examine(handle: Database, log: (line: string) => void): void {
  const findings = damageIn(handle, ENOUGH);
  if (findings.length === 0) return;
  const damaged = new Set<string>();
  for (const finding of findings) {
    const index = indexOf(handle, finding);
    if (index === undefined) throw new Failure('database_damaged');
    damaged.add(index);
  }
  const mend = handle.transaction(() => {
    for (const index of damaged) tryToRebuild(handle, index);
    if (damageIn(handle).length > 0) throw new Failure('database_damaged');
  });
  mend.immediate();
  log(`index made anew after damage: ${[...damaged].join(', ')}`);
}

/**
 * The name of the index that a finding is about, of any kind. SQLite's findings end with it, as `… from index x` and
 * FTS5's `… from table "x"`, or begin with the number of its first page: `Tree 12 page 30 cell 4: …`.
 */
function indexOf(handle: Database, finding: string): string | undefined {
  const named =
    /fts5.*table "?(?:main\.)?(\w+_search)"?$/i.exec(finding)?.[1] ??
    /(?:missing from|entries in|of) index (\w+)$/.exec(finding)?.[1];
  const root = /^(?:\*\*\* in database main \*\*\*\s+)?Tree (\d+) /.exec(finding)?.[1];
  if (named !== undefined || root === undefined) return named;
  return handle
    .prepare<[number], string>("SELECT name FROM sqlite_schema WHERE type = 'index' AND rootpage = ?")
    .pluck()
    .get(Number(root));
}

/** Rows that break what the index promises, such as two with one key, are damaged themselves. */
function tryToRebuild(handle: Database, index: string): void {
  try {
    rebuild(handle, index);
  } catch (error) {
    const isBroken = error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
    throw isBroken ? new Failure('database_damaged', { cause: error }) : error;
  }
}

/** Full-text indexes that are filled after the fact are emptied, and filled by the indexer. */
function rebuild(handle: Database, index: string): void {
  if (!index.endsWith('_search')) {
    handle.exec(`REINDEX ${index}`);
    return;
  }
  const { changes } = handle.prepare('UPDATE search_progress SET indexed_to = 0 WHERE name = ?').run(index);
  handle.exec(`INSERT INTO ${index} (${index}) VALUES ('${changes > 0 ? 'delete-all' : 'rebuild'}')`);
}
