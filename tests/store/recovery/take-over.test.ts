import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../main/store/open.ts';
import type { Store } from '../../../main/store/store.ts';
import { message, otherConnection, temporaryFile, temporaryStore, ticket } from '../support.ts';

const PAGE = { limit: 100 };
let file: string;
beforeEach(async () => {
  file = await temporaryFile();
});

/** Where the table's first page begins in the closed database. */
function rootOf(table: string): number {
  const root = otherConnection(file)
    .prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  return (Number(root) - 1) * 4096;
}

/** Overwrites one byte of a row: `the amount was 1000 francs`. */
function damageRow(bytes: Buffer): void {
  bytes.write('9', bytes.indexOf('1000 francs'));
}

/** A database with a backup, changed after it, and then damaged. */
async function damagedAfter(
  before: (store: Store) => Promise<unknown>,
  after: (store: Store) => Promise<unknown>,
  damage: (bytes: Buffer) => void = damageRow,
): Promise<Store> {
  const store = await openStore({ file });
  await before(store);
  await store.backups.create();
  await store.tickets.create(ticket({ description: 'the amount was 1000 francs' }));
  await after(store);
  await store.close();
  const bytes = readFileSync(file);
  damage(bytes);
  writeFileSync(file, bytes);
  const opened = await temporaryStore({ file });
  expect(await opened.store.backups.recovery()).not.toBeNull();
  return opened.store;
}

describe('a recovery', () => {
  it('costs the damaged row alone', async () => {
    const store = await damagedAfter(
      async (store) => {
        await store.tickets.create(ticket({ user: 'Before' }));
        await store.settings.write({ language: 'en' });
      },
      async (store) => {
        await store.tickets.create(ticket({ user: 'After' }));
        await store.messages.append(message({ content: 'asked after the backup' }), { title: 'After' });
        await store.settings.write({ language: 'de' });
        await store.tokens.add('billing', 'hash', ['chat']);
      },
    );
    expect((await store.tickets.list(PAGE)).rows.map(({ user }) => user)).toEqual(['After', 'Before']);
    expect((await store.sessions.list(PAGE)).rows).toMatchObject([{ title: 'After', message_count: 1 }]);
    expect(await store.settings.read()).toEqual({ language: 'de' });
    expect(await store.tokens.list()).toMatchObject([{ name: 'billing' }]);
    expect(await store.backups.recovery()).toMatchObject({ saved: { sessions: 1, messages: 1, tickets: 1 } });
  });

  it('brings the status a ticket was given since the backup, with its history', async () => {
    let id = '';
    const store = await damagedAfter(
      async (store) => {
        id = (await store.tickets.create(ticket())).id;
      },
      (store) => store.tickets.setStatus(id, 'resolved'),
    );
    expect(await store.tickets.get(id)).toMatchObject({
      status: 'resolved',
      events: [{}, { from_status: 'open', to_status: 'resolved' }],
    });
  });

  it.each<[string, (bytes: Buffer) => void]>([
    ['a ticket', damageRow],
    ['a word that an index has too', (bytes) => bytes.write('Jack', bytes.indexOf('JaneTypeA') + 4)],
    ['a message', (bytes) => bytes.write('thing', bytes.indexOf('asked later'))],
    ['a token', (bytes) => bytes.write('H', bytes.indexOf('hash-of-other'))],
    ['the page of the tickets', (bytes) => bytes.fill(0xff, rootOf('tickets'), rootOf('tickets') + 4096)],
    [
      'the page of the messages',
      (bytes) => bytes.fill(0xff, rootOf('chat_history'), rootOf('chat_history') + 4096),
    ],
  ])('brings back nothing that was deleted, nor a token that was revoked: %s', async (_what, damage) => {
    const store = await damagedAfter(
      async (store) => {
        await store.messages.append(message({ session_id: 'gone' }));
        await store.messages.append(message({ session_id: 'kept' }));
        await store.tokens.add('billing', 'hash', ['chat']);
        await store.tokens.add('other', 'hash-of-other', ['chat']);
      },
      async (store) => {
        await store.tickets.create(ticket({ user: 'Jane', type: 'TypeA', email: 'Jane' }));
        await store.messages.append(message({ session_id: 'later', content: 'asked later' }));
        await store.sessions.remove('gone');
        await store.tokens.remove('billing');
      },
      damage,
    );
    expect((await store.sessions.list(PAGE)).rows.map(({ id }) => id).sort()).toEqual(['kept', 'later']);
    expect((await store.messages.history('gone', PAGE)).rows).toEqual([]);
    expect((await store.messages.history('kept', PAGE)).rows).toHaveLength(1);
    expect(await store.tokens.list()).toMatchObject([{ name: 'other' }]);
  });

  it('keeps the messages of a conversation whose own row is damaged', async () => {
    const store = await damagedAfter(
      async () => {},
      (store) =>
        store.messages.append(message({ session_id: 's', content: 'kept' }), { title: '1000 francs' }),
    );
    expect((await store.messages.history('s', PAGE)).rows).toMatchObject([{ content: 'kept' }]);
  });

  it.each(['chat_sessions', 'chat_history'])(
    'deletes nothing of a page of %s that is not found any more',
    async (table) => {
      const first = await openStore({ file });
      const many = Array.from({ length: 300 }, (_, n) => n);
      await Promise.all(
        many.map((n) => first.messages.append(message({ session_id: `s${n}` }), { title: `Title ${n}` })),
      );
      await first.backups.create();
      await first.close();
      skipPage(table);
      const { store } = await temporaryStore({ file });
      expect(await store.backups.recovery()).not.toBeNull();
      const { rows } = await store.sessions.list({ limit: 1000 });
      expect(rows.map(({ message_count }) => message_count)).toEqual(many.map(() => 1));
    },
  );

  it('takes over what can be read where there is no backup yet', async () => {
    const first = await openStore({ file });
    await first.tickets.create(ticket({ description: 'the amount was 1000 francs' }));
    await first.tickets.create(ticket({ user: 'Whole' }));
    await first.messages.append(message({ content: 'asked on the first day' }), { title: 'First' });
    await first.close();
    const bytes = readFileSync(file);
    bytes.write('9', bytes.indexOf('1000 francs'));
    writeFileSync(file, bytes);
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toMatchObject({
      backup_at: null,
      saved: { sessions: 1, messages: 1, tickets: 1 },
    });
    expect((await store.tickets.list(PAGE)).rows.map(({ user }) => user)).toEqual(['Whole']);
    expect((await store.sessions.list({ ...PAGE, q: 'first day' })).rows).toHaveLength(1);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.each([
    ['a table’s name', 'CREATE TABLE chat_sessions', 'CREATE TABLE shat_sessions'],
    ['a column’s name', 'description TEXT NOT NULL', 'dascription TEXT NOT NULL'],
    ['a trigger', 'SET checksum = NULL WHERE rowid = new', 'SET checksum = NULL WHERE rowid = old'],
  ])('is made where %s in the schema is another one', async (_what, before, after) => {
    const first = await openStore({ file });
    await first.messages.append(message({ content: 'kept' }), { title: 'Kept' });
    await first.tickets.create(ticket());
    await first.backups.create();
    await first.close();
    const bytes = readFileSync(file);
    bytes.write(after, bytes.indexOf(before));
    writeFileSync(file, bytes);
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).not.toBeNull();
    expect((await store.sessions.list(PAGE)).rows).toMatchObject([{ title: 'Kept', message_count: 1 }]);
    expect((await store.tickets.list(PAGE)).rows).toHaveLength(1);
  });

  it('is none where an index alone is damaged: it is made anew', async () => {
    const store = await openStore({ file });
    for (let n = 0; n < 5; n++) await store.tickets.create(ticket({ user: `User ${n}` }));
    await store.close();
    const other = otherConnection(file);
    const root = Number(
      other.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'idx_tickets_status'").pluck().get(),
    );
    const bytes = readFileSync(file);
    // A key of the index, which no row has.
    bytes.write('oxen', bytes.indexOf('open', (root - 1) * 4096));
    writeFileSync(file, bytes);
    const lines: string[] = [];
    const { store: again } = await temporaryStore({ file, log: (line) => lines.push(line) });
    expect(await again.backups.recovery()).toBeNull();
    expect(lines).toContain('index made anew after damage: idx_tickets_status');
    expect((await again.tickets.list({ ...PAGE, status: 'open' })).rows).toHaveLength(5);
  });

  it('ends well where damage made two keys the same', async () => {
    const store = await openStore({ file });
    await store.backups.create();
    for (const id of ['session-A1', 'session-A3']) {
      await store.messages.append(message({ session_id: id, content: id }));
    }
    await store.close();
    const bytes = readFileSync(file);
    bytes.write('session-A1', bytes.indexOf('session-A3', rootOf('chat_sessions')));
    writeFileSync(file, bytes);
    const { store: again } = await temporaryStore({ file });
    expect(await again.backups.recovery()).not.toBeNull();
    for (const id of ['session-A1', 'session-A3']) {
      expect((await again.messages.history(id, PAGE)).rows).toMatchObject([{ content: id }]);
    }
  });
});

/** Makes the second page of a table's rows unreachable: what led to it leads to the first. */
function skipPage(table: string): void {
  const other = otherConnection(file);
  const root = other.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  const bytes = readFileSync(file);
  const at = (Number(root) - 1) * 4096;
  // An inner page: its cells begin with the number of the page below.
  expect(bytes[at]).toBe(5);
  const [first, second] = [0, 1].map((cell) => at + bytes.readUInt16BE(at + 12 + 2 * cell));
  bytes.writeUInt32BE(bytes.readUInt32BE(first), second);
  writeFileSync(file, bytes);
}
