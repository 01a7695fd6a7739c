/** Looks through a database for damage that opening it does not show. */
import type { Database } from 'better-sqlite3';
import { Failure } from '../../../shared/errors.ts';
import { text } from '../rows.ts';

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
 * Damage to a full-text index alone is mended here, since it can be made anew from the rows.
 * @param log told which index was
 * @throws Failure `database_damaged` for any other; SQLite's error where reading itself fails
 */
export function examine(handle: Database, log: (line: string) => void): void {
  const findings = check(handle);
  if (findings.length === 0) return;
  const damaged = new Set(findings.map(indexOf));
  if (damaged.has(undefined)) throw new Failure('database_damaged');
  for (const index of damaged) if (index) rebuild(handle, index);
  if (check(handle).length > 0) throw new Failure('database_damaged');
  log(`search index made anew after damage: ${[...damaged].join(', ')}`);
}

function check(handle: Database): string[] {
  const rows = handle.prepare<[], Record<string, unknown>>(`PRAGMA quick_check(${ENOUGH})`).all();
  return rows.map(({ quick_check }) => text(quick_check)).filter((line) => line !== 'ok');
}

/** FTS5 names its table at the end: `… reading blob 274877906945 from table "message_search"`. */
function indexOf(finding: string): string | undefined {
  return /fts5.*table "?(?:main\.)?(\w+_search)"?$/i.exec(finding)?.[1];
}

/** Indexes that are filled after the fact are emptied, and filled by the indexer. */
function rebuild(handle: Database, index: string): void {
  const remake = handle.transaction(() => {
    const { changes } = handle.prepare('UPDATE search_progress SET indexed_to = 0 WHERE name = ?').run(index);
    handle.exec(`INSERT INTO ${index} (${index}) VALUES ('${changes > 0 ? 'delete-all' : 'rebuild'}')`);
  });
  remake.immediate();
}
