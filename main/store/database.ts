/** The database as two types: what may be read anywhere, and what only a write given to the writer may change. */
import type { Database, Statement } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import { asFailure } from './failures.ts';

export type Value = string | number | null | Buffer;
/** A row by its column names. The values are to be read with `rows.ts`: other programs may have written them. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of a longer list. */
export interface Some {
  rows: Row[];
  more: boolean;
}

export interface ReadDatabase {
  /**
   * The first row of a statement that changes nothing.
   * Statements are prepared once, by their text: keep values out of it.
   * @throws Failure `database_*`; `shutting_down` after the database was closed
   */
  get(sql: string, ...values: Value[]): Row | undefined;
  /** All rows; else as `get`. */
  all(sql: string, ...values: Value[]): Row[];
  /**
   * The first `limit` rows, or fewer where they hold long texts, but one at least; and whether there are more. Else as `get`.
   * @param sql without its LIMIT
   */
  some(limit: number, sql: string, ...values: Value[]): Some;
}

export interface WriteDatabase extends ReadDatabase {
  /** Runs a statement that changes rows. @returns how many, and the rowid of the last one inserted */
  run(sql: string, ...values: Value[]): { changes: number; rowid: number };
}

/** Characters of the rows read in one go: 1,000 tickets of 100,000 each would keep everyone waiting for two seconds. */
const MOST_TEXT = 2_000_000;

/** Told of every failure of SQLite's. */
export type ReportFailure = (failure: unknown) => void;

/** Splits one open database into its two types. Who holds `write` must be inside a transaction. */
export function splitDatabase(
  handle: Database,
  report: ReportFailure = () => {},
): { read: ReadDatabase; write: WriteDatabase } {
  const statements = new Map<string, Statement<Value[], Row>>();

  function prepare(sql: string): Statement<Value[], Row> {
    let statement = statements.get(sql);
    if (statement === undefined) {
      if (!handle.open) throw new Failure('shutting_down');
      statement = handle.prepare<Value[], Row>(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  function query(sql: string): Statement<Value[], Row> {
    const statement = prepare(sql);
    if (!statement.readonly) throw new TypeError('A statement that writes was given to be read');
    return statement;
  }

  function guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!handle.open) throw new Failure('shutting_down');
      const failure = asFailure(error);
      report(failure);
      throw failure;
    }
  }

  const read: ReadDatabase = {
    get: (sql, ...values) => guarded(() => query(sql).get(...values)),
    all: (sql, ...values) => guarded(() => query(sql).all(...values)),
    some: (limit, sql, ...values) =>
      guarded(() => firstOf(query(`${sql} LIMIT ?`).iterate(...values, limit + 1), limit)),
  };
  return {
    read,
    write: {
      ...read,
      run(sql, ...values) {
        const { changes, lastInsertRowid } = prepare(sql).run(...values);
        return { changes, rowid: Number(lastInsertRowid) };
      },
    },
  };
}

function firstOf(all: Iterable<Row>, limit: number): Some {
  const rows: Row[] = [];
  let text = 0;
  for (const row of all) {
    if (rows.length === limit || text > MOST_TEXT) return { rows, more: true };
    rows.push(row);
    for (const value of Object.values(row)) if (typeof value === 'string') text += value.length;
  }
  return { rows, more: false };
}
