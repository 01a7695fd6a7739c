/** Rows of a damaged database that are whole, brought into another one. */
import type { Database } from 'better-sqlite3';
import type { Recovery } from '../../../shared/model.ts';
import { isRight } from '../checksums.ts';
import { CHECKED_TABLES, type CheckedTable } from '../migrations/008-checksums.ts';
import { type Row, RULES, type Rule } from './rules.ts';

/**
 * Where SQLite finds the structure sound, the damaged database is the truth but for its damaged rows: what was changed and
 * deleted since the backup is so again. Elsewhere pages may be missing without a word, and rows are only added and changed.
 * @param from,to of this version; `to` keeps checksums
 * @returns how many rows of each kind were added or changed
 */
export function takeOver(from: Database, to: Database): Recovery['saved'] {
  const saved = { sessions: 0, messages: 0, tickets: 0 };
  const isSound = integrityOf(from) === 'ok';
  const tables = CHECKED_TABLES.filter(({ table }) => isSound || !RULES[table]?.isWholeOnly);
  const seen = new Map<string, Seen>();
  for (const each of tables) {
    const rule = RULES[each.table];
    if (!rule) continue;
    const found = readAll(from, each, rule, put(to, each, rule));
    seen.set(each.table, found);
    if (rule.counts) saved[rule.counts] += found.changed;
  }
  // From the last table on, since rows go before those that they belong to.
  if (isSound) for (const each of tables.toReversed()) dropOthers(to, each, seen.get(each.table));
  return saved;
}

interface Seen {
  /** Keys of the rows that there are. */
  keys: Set<unknown>;
  /** Whether every row could be read and was whole. */
  isAll: boolean;
  changed: number;
}

/** Reads from both ends, since reading stops at a damaged page. */
function readAll(
  from: Database,
  each: CheckedTable,
  { id, isBelievable }: Rule,
  take: (row: Row) => number,
): Seen {
  const seen: Seen = { keys: new Set(), isAll: true, changed: 0 };
  const columns = `${each.columns.join(', ')}, checksum IS NOT NULL AS has_checksum, ${isRight(each)} AS is_right`;
  for (const direction of ['ASC', 'DESC']) {
    const rows = from.prepare<[], Row>(
      `SELECT ${columns} FROM ${each.table} ORDER BY ${each.key} ${direction}`,
    );
    try {
      for (const row of rows.iterate()) {
        if (seen.keys.has(row[id])) continue;
        seen.keys.add(row[id]);
        const isWhole = row.is_right === 1 && (row.has_checksum === 1 || isBelievable(row));
        if (!isWhole) seen.isAll = false;
        else seen.changed += tryTo(() => take(row));
      }
      return seen;
    } catch {
      seen.isAll = false;
    }
  }
  return seen;
}

/** @returns what puts one row there, and tells whether that changed anything (1 or 0) */
function put(to: Database, { table, columns }: CheckedTable, { id, before }: Rule): (row: Row) => number {
  const changed = columns.map((name) => `${name} IS NOT excluded.${name}`).join(' OR ');
  const insert = to.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (${id}) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE ${changed}`,
  );
  const prepare = before === undefined ? undefined : to.prepare(before);
  return to.transaction((row: Row) => {
    prepare?.run(row);
    return insert.run(row).changes;
  });
}

/** Deletes what was deleted since the backup. */
function dropOthers(to: Database, { table }: CheckedTable, seen: Seen | undefined): void {
  const rule = RULES[table];
  if (!rule || !seen?.isAll) return;
  const drop = to.prepare(`DELETE FROM ${table} WHERE ${rule.id} = ?`);
  const all = to.prepare(`SELECT ${rule.id} FROM ${table}`).pluck().all();
  for (const key of all) {
    if (!seen.keys.has(key))
      tryTo(() => {
        drop.run(key);
        return 0;
      });
  }
}

function integrityOf(handle: Database): unknown {
  try {
    return handle.pragma('integrity_check(1)', { simple: true });
  } catch {
    return undefined;
  }
}

/** A row that does not fit costs only itself. */
function tryTo(work: () => number): number {
  try {
    return work();
  } catch {
    return 0;
  }
}
