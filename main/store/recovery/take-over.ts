/** Rows of a damaged database that are whole, brought into another one. */
import type { Database } from 'better-sqlite3';
import type { Recovery } from '../../../shared/model.ts';
import { isRight } from '../checksums.ts';
import { CHECKED_TABLES, type CheckedTable } from '../migrations/008-checksums.ts';
import { type Row, RULES, type Rule } from './rules.ts';

/** Findings about what a row holds or about its entry in an index. With any other, rows may be missing without a word. */
const ABOUT_A_ROW = /^(row \d+ |non-unique entry |NULL value |NUMERIC value |TEXT value )/;
/** Findings after which SQLite looks no further. */
const MOST_FINDINGS = 100;

/**
 * A table that no row is missing from is the truth but for its damaged rows: what people deleted since the backup is
 * deleted. Of another, rows are only added and changed.
 * @param from,to of this version; `to` keeps checksums
 * @returns how many rows of each kind were added or changed
 */
export function takeOver(from: Database, to: Database): Recovery['saved'] {
  const saved = { sessions: 0, messages: 0, tickets: 0 };
  const complete = new Set(
    CHECKED_TABLES.map(({ table }) => table).filter((table) => isComplete(from, table)),
  );
  const areTogether = CHECKED_TABLES.every(({ table }) => complete.has(table) || !RULES[table]?.isWholeOnly);
  const tables = CHECKED_TABLES.filter(({ table }) => areTogether || !RULES[table]?.isWholeOnly);
  const seen = new Map<string, Seen>();
  for (const each of tables) {
    const rule = RULES[each.table];
    if (!rule) continue;
    const putRow = put(to, each, rule);
    const { belongsTo } = rule;
    const found = readAll(from, each, rule, (row) => {
      // What has rows is there, also where its own row is lost.
      if (belongsTo) seen.get(belongsTo.table)?.keys.add(row[belongsTo.by]);
      return putRow(row);
    });
    if (complete.has(each.table)) seen.set(each.table, found);
    if (rule.counts) saved[rule.counts] += found.changed;
  }
  // From the last table on, since rows go before those that they belong to.
  for (const each of tables.toReversed()) dropOthers(to, each, seen.get(each.table));
  return saved;
}

interface Seen {
  /** Keys of the rows that there are. */
  keys: Set<unknown>;
  /** Whether reading came to the end. */
  isAll: boolean;
  /** Whether every row that was read was whole. */
  isWhole: boolean;
  changed: number;
}

/** Reads from both ends, since reading stops at a damaged page. */
function readAll(
  from: Database,
  each: CheckedTable,
  { id, isBelievable }: Rule,
  take: (row: Row) => number,
): Seen {
  const seen: Seen = { keys: new Set(), isAll: true, isWhole: true, changed: 0 };
  const columns = `${each.columns.join(', ')}, checksum IS NOT NULL AS has_checksum, ${isRight(each)} AS is_right`;
  for (const direction of ['ASC', 'DESC']) {
    try {
      const rows = from.prepare<[], Row>(
        `SELECT ${columns} FROM ${each.table} ORDER BY ${each.key} ${direction}`,
      );
      for (const row of rows.iterate()) {
        if (seen.keys.has(row[id])) continue;
        seen.keys.add(row[id]);
        const isWhole = row.is_right === 1 && (row.has_checksum === 1 || isBelievable(row));
        if (!isWhole) seen.isWhole = false;
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

/** Deletes what was deleted since the backup; a damaged row's key may be what is damaged, and then costs no others. */
function dropOthers(to: Database, { table }: CheckedTable, seen: Seen | undefined): void {
  const rule = RULES[table];
  if (!rule?.isDeletable || !seen?.isAll) return;
  const drop = to.prepare(`DELETE FROM ${table} WHERE ${rule.id} = ?`);
  const dropParts = rule.parts && seen.isWhole ? to.prepare(rule.parts) : undefined;
  const all = to.prepare(`SELECT ${rule.id} FROM ${table}`).pluck().all();
  for (const key of all) {
    if (seen.keys.has(key)) continue;
    tryTo(() => {
      dropParts?.run(key);
      return drop.run(key).changes;
    });
  }
}

function isComplete(handle: Database, table: string): boolean {
  try {
    const rows = handle.prepare<[], string>(`PRAGMA integrity_check(${table})`).pluck().all();
    return rows.length < MOST_FINDINGS && rows.every((line) => line === 'ok' || ABOUT_A_ROW.test(line));
  } catch {
    return false;
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
