import { spawnSync } from 'node:child_process';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../main/store/migrations/index.ts';
import { openDatabase } from '../../main/store/open-database.ts';
import { databaseOfVersion, temporaryFile, temporaryStore } from './support.ts';

const quiet = { now: () => new Date(), log: () => {} };
const versions = migrations.map(({ version }) => version);

describe('the list of migrations', () => {
  it('counts up from 1 without a gap', () => {
    expect(versions).toEqual(migrations.map((_, index) => index + 1));
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
  });
});

describe.each(versions)('a database of version %i', (version) => {
  it('is brought up to date with its rows', async () => {
    const file = await temporaryFile();
    const old = databaseOfVersion(file, version);
    old.exec(`
      INSERT INTO tickets (id, user, email, type, description, session_id)
        VALUES ('TKT-20260101-00000001', 'Jane', 'jane@example.com', 'IT Support', 'The laptop hums', 'session_1');
      INSERT INTO chat_sessions (id, created_at, last_activity)
        VALUES ('session_1', '2026-01-01 08:00:00', '2026-01-01 08:00:09');
      INSERT INTO chat_history (session_id, role, content) VALUES ('session_1', 'user', 'Why does it hum?');`);
    old.close();

    const { store } = await temporaryStore({ file });
    expect(await store.tickets.get('TKT-20260101-00000001')).toMatchObject({
      user: 'Jane',
      status: 'open',
      events: [{ kind: 'created', to_status: 'open' }],
    });
    expect(await store.sessions.get('session_1')).toMatchObject({
      message_count: 1,
      created_at: '2026-01-01 08:00:00',
    });
    expect((await store.messages.history('session_1', { limit: 9 })).rows).toMatchObject([
      { content: 'Why does it hum?', category: null, state: 'complete', sources: [] },
    ]);
    expect((await store.tickets.list({ limit: 9, q: 'hums' })).rows).toHaveLength(1);
    expect((await store.sessions.list({ limit: 9, q: 'hum' })).rows).toMatchObject([{ id: 'session_1' }]);
    expect(await store.articles.countPassages()).toBe(0);
  });

  it('ends with the schema of a new one', async () => {
    const [oldFile, newFile] = [await temporaryFile(), await temporaryFile()];
    databaseOfVersion(oldFile, version).close();
    expect(await schemaOf(oldFile)).toEqual(await schemaOf(newFile));
  });
});

describe('a step that does not reach its end', () => {
  it('leaves the version before it where it fails', async () => {
    const file = await temporaryFile();
    databaseOfVersion(file, 1).close();
    const failing = {
      version: 2,
      name: 'failing',
      up: (database: SQLite.Database) => {
        database.exec('CREATE TABLE half (a); DROP TABLE tickets');
        throw new Error('no further');
      },
    };
    await expect(
      openDatabase({ ...quiet, file, migrations: [...migrations.slice(0, 1), failing] }),
    ).rejects.toThrow('no further');
    expect(stateOf(file)).toEqual({ version: 1, tickets: true, half: false });
  });

  it.skipIf(process.platform === 'win32')(
    'leaves the version before it where the process is killed',
    async () => {
      const file = await temporaryFile();
      databaseOfVersion(file, 1).close();
      const store = new URL('../../main/store', import.meta.url).href;
      const killed = spawnSync(process.execPath, [
        '--no-warnings',
        '--input-type=module',
        '-e',
        `import { openDatabase } from '${store}/open-database.ts';
       import { migrations } from '${store}/migrations/index.ts';
       const up = (database) => {
         database.exec('CREATE TABLE half (a); DROP TABLE tickets');
         process.kill(process.pid, 'SIGKILL');
       };
       const steps = [migrations[0], { version: 2, name: 'killed', up }];
       await openDatabase({ file: process.argv[1], migrations: steps, now: () => new Date(), log: () => {} });`,
        file,
      ]);
      expect(killed.signal).toBe('SIGKILL');
      expect(stateOf(file)).toEqual({ version: 1, tickets: true, half: false });
      const { store: mended } = await temporaryStore({ file });
      expect((await mended.tickets.list({ limit: 1 })).rows).toEqual([]);
    },
  );
});

/** Every table, index and trigger, and every column of the tables. */
async function schemaOf(file: string): Promise<unknown> {
  const database = await openDatabase({ ...quiet, file, migrations });
  try {
    return database
      .prepare(
        `SELECT s.type, s.name, c.name AS column FROM sqlite_schema s LEFT JOIN pragma_table_info(s.name) c
         ORDER BY s.type, s.name, c.name`,
      )
      .all();
  } finally {
    database.close();
  }
}

function stateOf(file: string): { version: unknown; tickets: boolean; half: boolean } {
  const database = new SQLite(file);
  try {
    const has = (table: string) =>
      database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
    return {
      version: database.pragma('user_version', { simple: true }),
      tickets: has('tickets'),
      half: has('half'),
    };
  } finally {
    database.close();
  }
}
