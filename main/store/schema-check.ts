/** Whether a database has the schema that it should have: a bit that flipped in a name there breaks nothing but what uses it. */
import SQLite, { type Database } from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

interface Part {
  type: string;
  name: string;
  sql: string | null;
}

const PARTS = `
SELECT type, name, CASE WHEN type IN ('index', 'trigger') THEN sql END AS sql FROM sqlite_schema
UNION ALL
SELECT 'column', t.name || '.' || c.name, NULL FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'`;

/**
 * What others added is no damage. Tables are compared by their columns, since the original service may have made them.
 * @returns a line for each part that is missing or another one; none for a version that is not the newest
 */
export function schemaDamage(handle: Database): string[] {
  if (handle.pragma('user_version', { simple: true }) !== migrations.length) return [];
  const found = new Map(partsOf(handle).map(({ type, name, sql }) => [`${type} ${name}`, sql]));
  return newest()
    .filter(({ type, name, sql }) => found.get(`${type} ${name}`) !== sql)
    .map(({ type, name }) => `schema: ${type} ${name}`);
}

function newest(): Part[] {
  const empty = new SQLite(':memory:');
  try {
    migrate(empty, migrations);
    return partsOf(empty);
  } finally {
    empty.close();
  }
}

function partsOf(handle: Database): Part[] {
  return handle.prepare<[], Part>(PARTS).all();
}
