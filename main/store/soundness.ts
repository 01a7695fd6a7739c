import type { Database } from 'better-sqlite3';
import { damagedTables } from './checksums.ts';
import { text } from './rows.ts';
import { schemaDamage } from './schema-check.ts';

/**
 * Reads the whole database: SQLite's own structures, where those are sound the schema, and then the rows.
 * @param handle knows checksums
 * @param most findings after which it is not worth looking on
 * @returns a line for each damage, none where there is none
 * @throws SQLite's error where reading itself fails
 */
export function damageIn(handle: Database, most = 1): string[] {
  const rows = handle.prepare<[], Record<string, unknown>>(`PRAGMA integrity_check(${most})`).all();
  const findings = rows.map(({ integrity_check }) => text(integrity_check)).filter((line) => line !== 'ok');
  if (findings.length > 0) return findings;
  const missing = schemaDamage(handle);
  return missing.length > 0 ? missing : damagedTables(handle).map((table) => `rows of ${table}`);
}
