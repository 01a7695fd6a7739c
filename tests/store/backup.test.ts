import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../main/store/backup.ts';
import { openStore } from '../../main/store/open.ts';
import { makeLegacyDatabase } from '../helpers/legacy-database.ts';
import { databaseOfVersion, temporaryFile, temporaryStore } from './support.ts';

const AT = new Date('2026-01-02T03:04:05.678Z');

describe('a backup', () => {
  it('is one whole file, also of a database whose newest rows are in its WAL', async () => {
    const file = await temporaryFile();
    const database = databaseOfVersion(file, 1);
    database.exec(`INSERT INTO chat_sessions (id) VALUES ('session_in_wal')`);
    const copy = await backUp(database, file, 'v1', AT);
    expect(copy).toBe(join(dirname(file), 'backups', 'support_system-v1-20260102T030405Z.db'));
    expect(await readdir(dirname(copy))).toEqual(['support_system-v1-20260102T030405Z.db']);
    // Byte 18 of the header: 1 is a rollback journal, 2 a WAL.
    expect(readFileSync(copy)[18]).toBe(1);
    const restored = new SQLite(copy, { readonly: true });
    expect(restored.prepare('SELECT id FROM chat_sessions').pluck().all()).toEqual(['session_in_wal']);
    restored.close();
  });

  it('replaces the rest of one that was interrupted', async () => {
    const file = await temporaryFile();
    const database = databaseOfVersion(file, 1);
    const first = await backUp(database, file, 'v1', AT);
    writeFileSync(`${first}.partial`, 'half a backup');
    await backUp(database, file, 'v1', AT);
    expect(await readdir(dirname(first))).toEqual(['support_system-v1-20260102T030405Z.db']);
  });

  it('of a damaged database is none: it is not kept, and the database not touched', async () => {
    const file = await temporaryFile();
    makeLegacyDatabase(file);
    const bytes = readFileSync(file);
    // A page of a table's rows, not the first: the schema still reads well.
    bytes.fill(0xff, 4096, 8192);
    writeFileSync(file, bytes);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'database_damaged' });
    expect(await readdir(join(dirname(file), 'backups'))).toEqual([]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('is not made of a new database', async () => {
    const { file } = await temporaryStore();
    expect(await readdir(dirname(file))).not.toContain('backups');
  });

  it.each([1, 2, 3])('is made of a database of version %i', async (version) => {
    const file = await temporaryFile();
    databaseOfVersion(file, version).close();
    await temporaryStore({ file, now: () => AT });
    expect(await readdir(join(dirname(file), 'backups'))).toEqual([
      `support_system-v${version}-20260102T030405Z.db`,
    ]);
  });
});
