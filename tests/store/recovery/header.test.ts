import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../main/store/open.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { otherConnection, temporaryFile, temporaryStore, ticket } from '../support.ts';

const NAME = 'support_system.db';
const MIXED = [0x01, 0x80, 0xff];

/** With a ticket from before the backup and one from after it, and no log. */
async function closedDatabase(): Promise<string> {
  const file = await temporaryFile(NAME);
  const store = await openStore({ file });
  await store.tickets.create(ticket({ user: 'Before' }));
  await store.backups.create();
  await store.tickets.create(ticket({ user: 'After' }));
  await store.close();
  return file;
}

describe('a byte of the header that is another one', () => {
  it.each([
    ['what tells that it is a database', 3],
    ['the size of a page', 16],
    ['how it is written', 18],
    ['how it is read', 19],
    ['what is kept free', 20],
    ['a fraction', 22],
    ['the number of pages', 30],
    ['the free pages', 35],
    ['the schema’s format', 47],
    ['the encoding', 59],
    ['the version’s first byte', 60],
    ['the version’s last byte', 63],
    ['the version’s second place', 71],
  ])('in %s costs nothing', async (_what, at) => {
    const whole = await closedDatabase();
    for (const mixed of MIXED) {
      const folder = await temporaryFolder();
      cpSync(dirname(whole), folder, { recursive: true });
      const file = join(folder, NAME);
      const bytes = readFileSync(file);
      bytes[at] = (bytes[at] ?? 0) ^ mixed;
      writeFileSync(file, bytes);
      const { store } = await temporaryStore({ file });
      const { rows } = await store.tickets.list({ limit: 10 });
      expect({ mixed, users: rows.map(({ user }) => user) }).toEqual({ mixed, users: ['After', 'Before'] });
      await store.tickets.create(ticket());
    }
  });
});

it.each([
  ['zeros', () => 0],
  ['ones', () => 0xff],
  ['anything', (n: number) => (n * 37 + 11) % 256],
])('a header that is lost as a whole (%s) costs no row', async (_what, at) => {
  const file = await closedDatabase();
  const bytes = readFileSync(file);
  for (let n = 0; n < 100; n++) bytes[n] = at(n);
  writeFileSync(file, bytes);
  const { store } = await temporaryStore({ file });
  const { rows } = await store.tickets.list({ limit: 10 });
  expect(rows.map(({ user }) => user)).toEqual(['After', 'Before']);
});

it('a version of both places that is newer is refused, and nothing is changed', async () => {
  const file = await closedDatabase();
  const other = otherConnection(file);
  other.pragma('user_version = 99');
  other.pragma(`application_id = ${0x44534b00 | 99}`);
  await expect(openStore({ file })).rejects.toMatchObject({ code: 'database_newer' });
});
