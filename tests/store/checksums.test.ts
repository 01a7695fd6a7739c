import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKED_TABLES } from '../../main/store/migrations/008-checksums.ts';
import { openStore } from '../../main/store/open.ts';
import type { Store } from '../../main/store/store.ts';
import { article, message, otherConnection, temporaryFile, temporaryStore, ticket } from './support.ts';

/** One row in each table. */
async function fill(store: Store): Promise<{ id: string }> {
  const created = await store.tickets.create(ticket({ description: 'The amount was 1000 francs.' }));
  await store.tickets.setStatus(created.id, 'in_progress');
  const asked = await store.messages.append(message({ content: 'a question' }), { title: 'A question' });
  await store.feedback.correct(asked, 'General');
  await store.feedback.rate(asked, 'helpful', null);
  await store.articles.put([article()]);
  await store.settings.write({ language: 'de' });
  await store.tokens.add('billing', 'hash', ['chat']);
  return created;
}

async function filled(): Promise<string> {
  const file = await temporaryFile();
  const store = await openStore({ file });
  await fill(store);
  await store.close();
  return file;
}

/** Changes bytes of the file where they stand as this text. */
function swap(file: string, before: string, after: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(before);
  expect(at).toBeGreaterThan(0);
  bytes.write(after, at);
  writeFileSync(file, bytes);
}

describe('the checksum of a row', () => {
  it('is there for every row, whoever of ours wrote it, and however often', async () => {
    const file = await filled();
    const other = otherConnection(file);
    for (const { table } of CHECKED_TABLES) {
      const row = other.prepare(`SELECT count(*) AS rows, count(checksum) AS sums FROM ${table}`).get();
      expect({ table, row }).toEqual({ table, row: { rows: 1, sums: 1 } });
    }
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toBeNull();
  });

  it.each([
    ['a ticket', '1000 francs', '9000 francs'],
    ['a message', 'a question', 'a Question'],
    ['a passage', 'support@', 'support.'],
  ])('shows a change of %s that breaks nothing else', async (_what, before, after) => {
    const file = await temporaryFile();
    const first = await openStore({ file });
    await fill(first);
    await first.articles.put([
      article({ passages: [{ heading: 'h', text: 'Write to support@bank.example' }] }),
    ]);
    await first.close();
    swap(file, before, after);
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).not.toBeNull();
  });

  it('is looked at in each backup too, and a backup with a wrong one is none', async () => {
    const file = await filled();
    const { store } = await temporaryStore({ file });
    const { name } = await store.backups.create();
    const path = file.replace('support_system.db', `backups/${name}`);
    swap(path, '1000 francs', '9000 francs');
    await expect(store.backups.restore(name)).rejects.toMatchObject({ code: 'backup_damaged' });
  });

  it('goes where another program changes a row, and is there again after a start', async () => {
    const file = await filled();
    const other = otherConnection(file);
    other.exec("UPDATE tickets SET status = 'closed'");
    other.exec(
      "INSERT INTO tickets (id, user, email, type, description) VALUES ('TKT-1', 'a', 'b', 'c', 'd')",
    );
    expect(other.prepare('SELECT checksum FROM tickets').pluck().all()).toEqual([null, null]);
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toBeNull();
    expect(other.prepare('SELECT count(checksum) FROM tickets').pluck().get()).toBe(2);
  });

  it.each([
    ['moves a row', 'UPDATE chat_history SET rowid = 99'],
    ['copies a row with it', "INSERT INTO settings SELECT 'theme', value, checksum FROM settings"],
    ['changes the case of a name', "UPDATE access_tokens SET name = 'BILLING'"],
    [
      'replaces a row',
      "REPLACE INTO tickets (id, user, email, type, description) SELECT id, 'x', 'y', 'z', '' FROM tickets",
    ],
  ])('makes nothing of it that another program %s', async (_what, sql) => {
    const file = await filled();
    otherConnection(file).exec(sql);
    const { store } = await temporaryStore({ file });
    expect(await store.backups.recovery()).toBeNull();
  });

  it('stays where a row is written as it was', async () => {
    const { store, file } = await temporaryStore();
    await fill(store);
    await store.settings.write({ language: 'de' });
    await store.articles.put([article({ title: 'Another' })]);
    await store.articles.put([article({ title: 'Another' })]);
    const other = otherConnection(file);
    for (const { table } of CHECKED_TABLES) {
      const without = other.prepare(`SELECT count(*) FROM ${table} WHERE checksum IS NULL`).pluck().get();
      expect({ table, without }).toEqual({ table, without: 0 });
    }
  });

  it('is missing where there is no room for it, and the database is used all the same', async () => {
    const file = await filled();
    const other = otherConnection(file);
    const insert = other.prepare("INSERT INTO corrections (wording_hash, category, at) VALUES (?, '', '')");
    const fillUp = other.transaction(() => {
      for (let n = 10_000; n < 20_000; n++) insert.run(String(n));
    });
    fillUp();
    const maxPageCount = Number(other.pragma('page_count', { simple: true }));
    const lines: string[] = [];
    const { store } = await temporaryStore({ file, maxPageCount, log: (line) => lines.push(line) });
    expect((await store.tickets.list({ limit: 9 })).rows).toHaveLength(1);
    expect(lines).toEqual([expect.stringContaining('database_full')]);
  });

  it('is kept on after an older version was restored', async () => {
    const file = await filled();
    const { store } = await temporaryStore({ file });
    const { name } = await store.backups.create();
    await store.backups.restore(name);
    await store.tickets.create(ticket());
    const sums = otherConnection(file).prepare('SELECT count(checksum) FROM tickets').pluck().get();
    expect(sums).toBe(2);
  });
});
