/** What becomes of deletions beside each other, and of one that does not come to its end. */
import { expect, it, onTestFinished } from 'vitest';
import { configure, connect } from '../../main/store/connection.ts';
import { splitDatabase } from '../../main/store/database.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { createRemoval } from '../../main/store/removal.ts';
import type { Scrub } from '../../main/store/scrub.ts';
import { createWriter } from '../../main/store/writer.ts';
import { Failure } from '../../shared/errors.ts';
import { databaseOfVersion, temporaryFile } from './support.ts';

/** Conversations `s0`, `s1` … of so many messages each. */
async function removalOf(indexes: Scrub['indexes'], sizes: readonly number[], content = 'words') {
  const file = await temporaryFile();
  databaseOfVersion(file, migrations.length).close();
  const handle = connect(file);
  configure(handle);
  onTestFinished(() => void handle.close());
  for (const [n, size] of sizes.entries()) {
    handle.prepare('INSERT INTO chat_sessions (id) VALUES (?)').run(`s${n}`);
    const insert = handle.prepare('INSERT INTO chat_history (session_id, content) VALUES (?, ?)');
    for (let count = 0; count < size; count++) insert.run(`s${n}`, content);
  }
  const { read, write } = splitDatabase(handle);
  const lines: string[] = [];
  const packing: PromiseWithResolvers<void>[] = [];
  const removal = createRemoval({
    read,
    writer: createWriter(handle, write),
    scrub: { indexes, wal: async () => {} },
    repacker: {
      repack: () => {
        const next = Promise.withResolvers<void>();
        packing.push(next);
        return next.promise;
      },
    },
    log: (line) => lines.push(line),
  });
  const left = (table: string) => handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return { removal, left, packing, lines };
}

it('many conversations are deleted with one look at the whole file', async () => {
  const scrubs: boolean[] = [];
  const { removal, left, packing } = await removalOf(
    async (rewrite) => void scrubs.push(rewrite),
    [...Array.from({ length: 30 }, () => 3)],
  );
  const ids = Array.from({ length: 29 }, (_, n) => `s${n}`);
  expect(await removal.remove([...ids, 'no such'])).toBe(29);
  expect(left('chat_history')).toBe(3);
  expect(packing).toHaveLength(1);
  packing[0]?.resolve();
  await expect.poll(() => left('chat_sessions')).toBe(1);
  expect(scrubs).toEqual([true]);
  expect(await removal.remove(['s29'])).toBe(1);
  expect(await removal.remove(['s29'])).toBe(0);
  expect(scrubs).toEqual([true, false]);
});

it('a long message goes the quick way, in which it holds nobody up', async () => {
  const scrubs: boolean[] = [];
  const { removal } = await removalOf(
    async (rewrite) => void scrubs.push(rewrite),
    [1, 1],
    'words '.repeat(2000),
  );
  await removal.remove(['s0']);
  expect(scrubs).toEqual([true]);
});

it('one that a full disk stopped is ended when it is asked for', async () => {
  let isFull = true;
  const { removal, left, packing } = await removalOf(async () => {
    if (isFull) throw new Failure('database_full');
  }, [3, 3]);
  await expect(removal.remove(['s0'])).rejects.toMatchObject({ code: 'database_full' });
  expect([left('chat_sessions'), left('chat_history')]).toEqual([2, 3]);
  isFull = false;
  await removal.finish();
  packing[0]?.resolve();
  await expect.poll(() => left('chat_sessions')).toBe(1);
});

it('one whose rests could not be packed away is remembered, and ended when it is asked for', async () => {
  const { removal, left, packing, lines } = await removalOf(async () => {}, [3]);
  expect(await removal.remove(['s0'])).toBe(1);
  packing[0]?.reject(new Failure('database_full'));
  await expect.poll(() => lines).toEqual(['a deletion is ended later: database_full']);
  expect([left('chat_sessions'), left('chat_history')]).toEqual([1, 0]);
  await removal.finish();
  packing[1]?.resolve();
  await expect.poll(() => left('chat_sessions')).toBe(0);
});

it('one that is under way is not begun a second time', async () => {
  const reached = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let scrubs = 0;
  const { removal, left, packing } = await removalOf(() => {
    scrubs++;
    reached.resolve();
    return held.promise;
  }, [3]);
  const removing = removal.remove(['s0']);
  await reached.promise;
  await removal.finish();
  expect(scrubs).toBe(1);
  held.resolve();
  await removing;
  await removal.finish();
  expect(packing).toHaveLength(1);
  packing[0]?.resolve();
  await expect.poll(() => left('chat_sessions')).toBe(0);
});
