/**
 * The checksums of rows. SQLite's own checks see a damaged structure; a bit that flipped inside a text is seen by these.
 * CRC-32 finds every damage of up to 32 bits in a row, and of others all but one in four thousand million.
 */
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { CHECKED_TABLES, type CheckedTable } from './migrations/008-checksums.ts';

/** A row that is about to be deleted, which many are at once, needs none. */
const IS_KEPT: Readonly<Record<string, string>> = { chat_history: 'substr(new.session_id, 1, 1) <> char(1)' };

/** Gives the connection the SQL function that computes them: text and numbers in, 32 bits out. */
export function knowChecksums(handle: Database): void {
  handle.function('row_checksum', { deterministic: true, varargs: true }, (...values: unknown[]) =>
    crc32(JSON.stringify(values)),
  );
}

/**
 * From now on each row that this connection writes gets its checksum, in the same statement. The triggers are the
 * connection's own: other programs do not know the function.
 */
export function keepChecksums(handle: Database): void {
  for (const { table, key, columns } of CHECKED_TABLES) {
    const set = `BEGIN UPDATE ${table} SET checksum = ${checksumOf(columns)} WHERE ${key} = new.${key}; END`;
    const kept = IS_KEPT[table];
    handle.exec(`
CREATE TEMP TRIGGER ${table}_checksum_insert AFTER INSERT ON main.${table} ${set};
CREATE TEMP TRIGGER ${table}_checksum_update AFTER UPDATE OF ${columns.join(', ')} ON main.${table}
${kept ? `WHEN ${kept} ` : ''}${set};`);
  }
}

/** Gives one to each row without, as other programs and versions without checksums leave them. */
export function addMissingChecksums(handle: Database): void {
  for (const { table, columns } of checkedTables(handle)) {
    // Looked for first: nothing waits to write, or is refused it, where there is nothing to write.
    if (!handle.prepare(`SELECT 1 FROM ${table} WHERE checksum IS NULL LIMIT 1`).get()) continue;
    handle.exec(`UPDATE ${table} SET checksum = ${checksumOf(columns)} WHERE checksum IS NULL`);
  }
}

/** @returns the tables that have rows whose checksum is another; none for a version without checksums */
export function damagedTables(handle: Database): string[] {
  return checkedTables(handle)
    .filter((each) => handle.prepare(`SELECT 1 FROM ${each.table} WHERE NOT ${isRight(each)} LIMIT 1`).get())
    .map(({ table }) => table);
}

/** SQL for whether a row's checksum fits or it has none. */
export function isRight({ columns }: CheckedTable): string {
  return `(checksum IS NULL OR checksum IS ${checksumOf(columns)})`;
}

/** The tables that have checksums. */
function checkedTables(handle: Database): CheckedTable[] {
  const has = handle.prepare<[string]>("SELECT 1 FROM pragma_table_info(?) WHERE name = 'checksum'");
  return CHECKED_TABLES.filter(({ table }) => has.get(table));
}

function checksumOf(columns: readonly string[]): string {
  return `row_checksum(${columns.join(', ')})`;
}
