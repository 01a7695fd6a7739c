/** Full-text indexes over columns of a table, without a second copy of the text. */

export interface FtsIndex {
  /** The FTS5 table to make. */
  index: string;
  table: string;
  /** The table's integer key. */
  key: string;
  columns: readonly string[];
  tokenize: string;
  /** Lengths of beginnings of words to index too, such as `1 2`. */
  prefix?: string;
  /**
   * SQL for the highest key indexed so far; rows above it are left to the indexer, which comes after the fact.
   * Where it is missing, each row is indexed as it is written.
   */
  indexedTo?: string;
}

/** The index, with triggers that keep it true to its table whoever writes to that. */
export function createFtsIndex({
  index,
  table,
  key,
  columns,
  tokenize,
  prefix,
  indexedTo,
}: FtsIndex): string {
  const names = columns.join(', ');
  const values = (row: 'old' | 'new') =>
    [`${row}.${key}`, ...columns.map((column) => `${row}.${column}`)].join(', ');
  const when = (row: 'old' | 'new') => (indexedTo ? `${row}.${key} <= (${indexedTo})` : '1');
  const changed = columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');
  const add = `INSERT INTO ${index} (rowid, ${names}) VALUES (${values('new')});`;
  const drop = `INSERT INTO ${index} (${index}, rowid, ${names}) VALUES ('delete', ${values('old')});`;
  return `
CREATE VIRTUAL TABLE ${index} USING fts5 (${names}, content = '${table}', content_rowid = '${key}', tokenize = '${tokenize}'${prefix ? `, prefix = '${prefix}'` : ''});
CREATE TRIGGER ${index}_insert AFTER INSERT ON ${table} WHEN ${when('new')} BEGIN ${add} END;
CREATE TRIGGER ${index}_delete AFTER DELETE ON ${table} WHEN ${when('old')} BEGIN ${drop} END;
CREATE TRIGGER ${index}_update AFTER UPDATE OF ${names} ON ${table} WHEN ${when('old')} AND (${changed})
BEGIN ${drop} ${add} END;`;
}

/** Makes a deletion remove the words from the index's pages at once, not at the next merge of its segments. */
export function deleteSecurely(index: string): string {
  return `INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', 1);`;
}
