import type { Database } from 'better-sqlite3';
import { damagedTables } from './checksums.ts';
import { text } from './rows.ts';

/**
 * Reads the whole database. Rows are looked at only where SQLite finds its own structures sound.
 * @param handle knows checksums
 * @param most findings after which it is not worth looking on
 * @returns a line for each damage, none where there is none
 * @throws SQLite's error where reading itself fails
 */
export function damageIn(handle: Database, most = 1): string[] {
  const rows = handle.prepare<[], Record<string, unknown>>(`PRAGMA integrity_check(${most})`).all();
  const findings = rows.map(({ integrity_check }) => text(integrity_check)).filter((line) => line !== 'ok');
  return findings.length > 0 ? findings : damagedTables(handle).map((table) => `rows of ${table}`);
}
