import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openStore } from '../../../main/store/open.ts';
import type { Store } from '../../../main/store/store.ts';
import { message, otherConnection, temporaryFile, temporaryStore, ticket } from '../support.ts';

const LOST = 'the amount was 1000 francs';

/** A database with a backup, changed after it, in which one ticket is damaged. */
async function recovered(
  work: (store: Store) => Promise<unknown>,
  spoil: (file: string) => void = () => {},
): Promise<Store> {
  const file = await temporaryFile();
  const store = await openStore({ file });
  await store.messages.append(message());
  await store.backups.create();
  await store.tickets.create(ticket({ description: LOST }), 'lost');
  await work(store);
  await store.close();
  spoil(file);
  const bytes = readFileSync(file);
  bytes.write('9', bytes.indexOf('1000 francs'));
  writeFileSync(file, bytes);
  const opened = await temporaryStore({ file });
  expect(await opened.store.backups.recovery()).not.toBeNull();
  return opened.store;
}

it('a ticket sent again after a recovery is the one made before', async () => {
  let id = '';
  const store = await recovered(async (store) => {
    id = (await store.tickets.create(ticket({ user: 'After' }), 'key')).id;
  });
  expect((await store.tickets.create(ticket({ user: 'After' }), 'key')).id).toBe(id);
  await expect(store.tickets.create(ticket({ user: 'Other' }), 'key')).rejects.toMatchObject({
    code: 'idempotency_conflict',
  });
  expect((await store.tickets.list({ limit: 9 })).rows).toHaveLength(1);
});

it('a ticket that was lost is made when it is sent again', async () => {
  const store = await recovered(async () => {});
  await store.tickets.create(ticket({ description: LOST }), 'lost');
  expect((await store.tickets.list({ limit: 9 })).rows).toMatchObject([{ description: LOST }]);
});

it('a key whose row is damaged is not believed', async () => {
  const store = await recovered(
    (store) => store.tickets.create(ticket({ user: 'After' }), 'key'),
    (file) =>
      otherConnection(file).exec("UPDATE idempotency_keys SET body_hash = 'damaged' WHERE key = 'key'"),
  );
  await store.tickets.create(ticket({ user: 'Other' }), 'key');
  expect((await store.tickets.list({ limit: 9 })).rows).toHaveLength(2);
});

it('the number of a message that was deleted never comes to mean another', async () => {
  let last = 0;
  const store = await recovered(async (store) => {
    last = await store.messages.append(message({ session_id: 'gone' }));
    await store.sessions.remove('gone');
  });
  expect(await store.messages.append(message())).toBe(last + 1);
});

it.each([9_007_199_254_740_991, -5, "'many'"])(
  'a counter that is damaged (%s) counts for nothing',
  async (seq) => {
    const store = await recovered(
      async () => {},
      (file) => otherConnection(file).exec(`UPDATE sqlite_sequence SET seq = ${seq}`),
    );
    expect(await store.messages.append(message())).toBe(2);
  },
);
