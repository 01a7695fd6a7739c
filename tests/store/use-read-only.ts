/** Opens a store on a file it may not write, and prints what it can do. */

import { openStore } from '../../main/store/open.ts';
import { Failure } from '../../shared/errors.ts';

const [file = '', id = ''] = process.argv.slice(2);
const codeOf = (error: unknown) => (error instanceof Failure ? error.code : String(error));

async function use(): Promise<unknown> {
  const store = await openStore({ file });
  const ticket = await store.tickets.get(id);
  const { rows } = await store.tickets.list({ limit: 9, q: 'jane' });
  const write = await store.tickets.setStatus(id, 'closed').then(() => 'written', codeOf);
  await store.close();
  return { read: ticket?.user, found: rows.length, write, closed: true };
}

process.stdout.write(JSON.stringify(await use().catch((error) => ({ open: codeOf(error) }))));
