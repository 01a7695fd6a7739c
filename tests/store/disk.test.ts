import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { article, message, otherConnection, temporaryFile, temporaryStore, ticket, walk } from './support.ts';

describe('a full disk', () => {
  it('acknowledges nothing that it did not keep, and reads go on', async () => {
    const file = await temporaryFile();
    const { store: first } = await temporaryStore({ file });
    await first.close();
    const pages = statSync(file).size / 4096;
    const { store } = await temporaryStore({ file, maxPageCount: pages + 40 });
    const results = await Promise.allSettled(
      Array.from({ length: 400 }, (_, n) =>
        store.tickets.create(ticket({ description: `${n} ${'long '.repeat(100)}` })),
      ),
    );
    await store.tickets.list({ limit: 1, q: 'long' });
    const more = await Promise.allSettled(
      Array.from({ length: 64 }, () => store.tickets.create(ticket({ description: 'x'.repeat(20_000) }))),
    );
    const all = [...results, ...more];
    const kept = all.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    const refused = all.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'database_full' });
    const ids = async () =>
      (await walk((request) => store.tickets.list(request), 100)).map(({ id }) => id).sort();
    expect(await ids()).toEqual(kept.sort());
    await expect(store.messages.append(message({ content: 'x'.repeat(100_000) }))).rejects.toMatchObject({
      code: 'database_full',
    });
    expect(await store.sessions.list({ limit: 9 })).toMatchObject({ rows: [] });
    await store.close();

    const { store: roomier } = await temporaryStore({ file });
    expect((await walk((request) => roomier.tickets.list(request), 100)).map(({ id }) => id).sort()).toEqual(
      kept,
    );
    await roomier.articles.put([article()]);
    await roomier.tickets.create(ticket());
  });

  it('is told one write, and the small ones beside it are kept', async () => {
    const file = await temporaryFile();
    const { store: first } = await temporaryStore({ file });
    await first.tickets.create(ticket());
    await first.close();
    const { store } = await temporaryStore({ file, maxPageCount: statSync(file).size / 4096 + 2 });
    const [small, large] = await Promise.allSettled([
      store.tickets.create(ticket()),
      store.tickets.create(ticket({ description: 'x'.repeat(100_000) })),
    ]);
    expect(large).toMatchObject({ status: 'rejected', reason: { code: 'database_full' } });
    const kept = small.status === 'fulfilled' ? 2 : 1;
    expect((await store.tickets.list({ limit: 9 })).rows).toHaveLength(kept);
  });
});

describe.skipIf(process.platform === 'win32')('a database that may not be written', () => {
  it('is read all the same, also by search, and each write is refused', async () => {
    const file = await temporaryFile();
    const { store } = await temporaryStore({ file });
    const { id } = await store.tickets.create(ticket());
    await store.close();
    // A row that has no checksum then, and cannot be given one.
    const other = otherConnection(file);
    other.exec("UPDATE tickets SET type = 'Other'");
    other.close();
    expect(readOnly(file, 0o755, id)).toEqual({
      read: 'Jane Smith',
      found: 1,
      write: 'database_readonly',
      closed: true,
    });
  });

  it('is refused with its reason where even reading needs its folder', async () => {
    const file = await temporaryFile();
    const { store } = await temporaryStore({ file });
    const { id } = await store.tickets.create(ticket());
    await store.close();
    expect(readOnly(file, 0o555, id)).toEqual({ open: 'database_readonly' });
  });
});

/** What another user's process finds: the superuser, as whom containers run their tests, may write everything. */
function readOnly(file: string, folderMode: number, id: string): unknown {
  const script = fileURLToPath(import.meta.resolve('./use-read-only.ts'));
  const folder = dirname(file);
  const nobody = { uid: 65534, gid: 65534 };
  const user = process.getuid?.() === 0 ? nobody : {};
  if (user === nobody) for (const path of [folder, file]) chownSync(path, nobody.uid, nobody.gid);
  chmodSync(file, 0o400);
  chmodSync(folder, folderMode);
  const child = spawnSync(process.execPath, ['--no-warnings', script, file, id], {
    encoding: 'utf8',
    ...user,
  });
  chmodSync(folder, 0o755);
  expect(child.stderr).toBe('');
  return JSON.parse(child.stdout);
}
