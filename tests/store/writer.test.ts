import SQLite, { type Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { configure } from '../../main/store/connection.ts';
import { splitDatabase, type WriteDatabase } from '../../main/store/database.ts';
import { createWriter, type Writer } from '../../main/store/writer.ts';
import { otherConnection, temporaryFile } from './support.ts';

let file: string;
let handle: Database;
let writer: Writer;
let statements: string[];

beforeEach(async () => {
  file = await temporaryFile();
  handle = new SQLite(file, { timeout: 0, verbose: (sql) => statements.push(String(sql)) });
  statements = [];
  configure(handle);
  handle.exec(`
    CREATE TABLE rows (a TEXT PRIMARY KEY);
    CREATE TABLE parents (id INTEGER PRIMARY KEY);
    CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);`);
  writer = createWriter(handle, splitDatabase(handle).write);
  statements = [];
  onTestFinished(() => void handle.close());
});

const insert = (a: string) => (database: WriteDatabase) =>
  database.run('INSERT INTO rows (a) VALUES (?)', a).changes;
const rowsOf = (database: Database) => database.prepare('SELECT a FROM rows ORDER BY a').pluck().all();

describe('writes that arrive together', () => {
  it('share one commit', async () => {
    await Promise.all(['a', 'b', 'c'].map((a) => writer.write(insert(a))));
    expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
    expect(rowsOf(handle)).toEqual(['a', 'b', 'c']);
  });

  it('are done in the order they came', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => writer.write(() => order.push(n))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('are kept but for the one that fails', async () => {
    const results = await Promise.allSettled([
      writer.write(insert('a')),
      writer.write((database) => {
        insert('b')(database);
        throw new Error('changed my mind');
      }),
      writer.write(insert('a')),
      writer.write(insert('c')),
    ]);
    expect(results).toMatchObject([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: { message: 'changed my mind' } },
      { status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } },
      { status: 'fulfilled', value: 1 },
    ]);
    expect(rowsOf(handle)).toEqual(['a', 'c']);
  });

  it('all fail where the commit fails', async () => {
    const results = await Promise.allSettled([
      writer.write(insert('a')),
      writer.write((database) => database.run('INSERT INTO children (parent) VALUES (1)')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(rowsOf(handle)).toEqual([]);
    await writer.write(insert('b'));
    expect(rowsOf(handle)).toEqual(['b']);
  });
});

describe('writes whose transaction SQLite itself undoes', () => {
  it('all fail with its reason', async () => {
    const results = await Promise.allSettled([
      writer.write(insert('a')),
      writer.write((database) => database.run("INSERT OR ROLLBACK INTO rows (a) VALUES ('a')")),
      writer.write(insert('b')),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } });
    }
    expect(rowsOf(handle)).toEqual([]);
    await writer.write(insert('c'));
    expect(rowsOf(handle)).toEqual(['c']);
  });
});

describe('a write', () => {
  it('that is alone needs no savepoint', async () => {
    await writer.write(insert('a'));
    expect(statements).toEqual(['BEGIN IMMEDIATE', "INSERT INTO rows (a) VALUES ('a')", 'COMMIT']);
  });

  it('that is alone and fails leaves nothing', async () => {
    const failing = writer.write((database) => {
      insert('a')(database);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(handle.inTransaction).toBe(false);
    expect(rowsOf(handle)).toEqual([]);
  });

  it('is seen by others once its promise has resolved', async () => {
    const other = otherConnection(file);
    const written = writer.write(insert('a'));
    expect(rowsOf(other)).toEqual([]);
    await written;
    expect(rowsOf(other)).toEqual(['a']);
  });

  it('fails with database_busy where another program holds the database', async () => {
    const other = otherConnection(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(writer.write(insert('a'))).rejects.toMatchObject({ code: 'database_busy' });
    other.exec('ROLLBACK');
    await writer.write(insert('b'));
    expect(rowsOf(handle)).toEqual(['b']);
  });

  it('may follow in the same turn in which the last one resolved', async () => {
    await writer.write(insert('a')).then(() => writer.write(insert('b')));
    expect(rowsOf(handle)).toEqual(['a', 'b']);
  });

  it('is kept when the writer closes, and refused afterwards', async () => {
    const written = writer.write(insert('a'));
    writer.close();
    await expect(writer.write(insert('b'))).rejects.toMatchObject({ code: 'shutting_down' });
    await expect(written).resolves.toBe(1);
    expect(rowsOf(handle)).toEqual(['a']);
  });
});

describe('the database for reading', () => {
  it('refuses a statement that writes', () => {
    const { read } = splitDatabase(handle);
    expect(() => read.all("INSERT INTO rows (a) VALUES ('a') RETURNING a")).toThrow(TypeError);
    expect(rowsOf(handle)).toEqual([]);
  });
});

describe('what is done alone', () => {
  it('begins when what came before is committed, and what comes later waits for it', async () => {
    const before = writer.write(insert('before'));
    let later: Promise<unknown> | undefined;
    const alone = writer.alone(async () => {
      later = writer.write(insert('later'));
      expect(rowsOf(handle)).toEqual(['before']);
      const other = otherConnection(file);
      other.prepare("INSERT INTO rows (a) VALUES ('alone')").run();
      await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
      expect(rowsOf(handle)).toEqual(['alone', 'before']);
    });
    await Promise.all([before, alone]);
    await later;
    expect(rowsOf(handle)).toEqual(['alone', 'before', 'later']);
  });

  it('is done one after the other, and keeps nothing from going on where it fails', async () => {
    const order: string[] = [];
    const failing = writer.alone(async () => {
      order.push('first');
      await Promise.resolve();
      throw new Error('not done');
    });
    const second = writer.alone(async () => order.push('second'));
    await expect(failing).rejects.toThrow('not done');
    await second;
    await writer.write(insert('after'));
    expect(order).toEqual(['first', 'second']);
    expect(rowsOf(handle)).toEqual(['after']);
  });
});
