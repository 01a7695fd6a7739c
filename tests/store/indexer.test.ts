/** A search waits for what is not indexed yet: for all of it, and not for long. */
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../../main/store/connection.ts';
import { splitDatabase } from '../../main/store/database.ts';
import { createIndexer } from '../../main/store/indexer.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { createWriter } from '../../main/store/writer.ts';
import { databaseOfVersion, temporaryFile } from './support.ts';

/** A database with 2,000 tickets that no index has, and a count of the transactions of its writer. */
async function behind() {
  const file = await temporaryFile();
  databaseOfVersion(file, migrations.length).close();
  const handle = connect(file);
  onTestFinished(() => void handle.close());
  const insert = handle.prepare(
    `INSERT INTO tickets (id, user, email, type, description) VALUES (?, 'Al', 'al@example.com', 'General', 'needle')`,
  );
  handle.transaction(() => {
    for (let n = 0; n < 2000; n++) insert.run(`t${n}`);
  })();
  const { read, write } = splitDatabase(handle);
  const writer = createWriter(handle, write);
  const progress = () =>
    Number(read.get("SELECT indexed_to AS n FROM search_progress WHERE name = 'ticket_search'")?.n);
  return { read, writer, progress };
}

it('is waited for by many searches as by one', async () => {
  const { read, writer, progress } = await behind();
  let chunks = 0;
  const counted: typeof writer = {
    ...writer,
    write: (work) => {
      chunks++;
      return writer.write(work);
    },
  };
  const indexer = createIndexer(read, counted);
  await Promise.all(Array.from({ length: 50 }, () => indexer.catchUp('ticket_search')));
  expect(progress()).toBe(2000);
  expect(chunks).toBe(Math.ceil(2000 / 256));
});

it('is an error that passes by itself where it would take long', async () => {
  const { read, writer, progress } = await behind();
  const hasty = createIndexer(read, writer, { patience: -1 });
  await expect(hasty.catchUp('ticket_search')).rejects.toMatchObject({ code: 'search_not_ready' });
  hasty.soon();
  await expect.poll(progress, { timeout: 5000 }).toBe(2000);
  await hasty.catchUp('ticket_search');
});
