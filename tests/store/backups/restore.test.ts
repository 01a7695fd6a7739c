import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { openStore } from '../../../main/store/open.ts';
import { placesOf } from '../../../main/store/recovery/places.ts';
import {
  databaseOfVersion,
  otherConnection,
  steppingClock,
  temporaryFile,
  temporaryStore,
  ticket,
} from '../support.ts';

const PAGE = { limit: 100 };

describe('a backup that takes the database’s place', () => {
  it('brings its rows and leaves the tokens of today', async () => {
    const { store, file } = await temporaryStore();
    await store.tickets.create(ticket({ user: 'Before' }));
    await store.tokens.add('revoked', 'hash-1', ['chat']);
    await store.tokens.add('kept', 'hash-2', ['chat']);
    const { name } = await store.backups.create();
    await store.tickets.create(ticket({ user: 'After' }));
    await store.tokens.remove('revoked');
    await store.tokens.add('new', 'hash-3', ['admin']);

    await store.backups.restore(name);
    expect((await store.tickets.list(PAGE)).rows.map(({ user }) => user)).toEqual(['Before']);
    expect((await store.tokens.list()).map((token) => token.name)).toEqual(['kept', 'new']);
    expect(existsSync(placesOf(file).restored)).toBe(false);
    const sums = otherConnection(file).prepare('SELECT count(checksum) FROM access_tokens').pluck().get();
    expect(sums).toBe(2);
  });

  it('is brought up to date first, and what is written after it has checksums', async () => {
    const file = await temporaryFile();
    const old = databaseOfVersion(file, 6);
    old.exec(
      "INSERT INTO tickets (id, user, email, type, description) VALUES ('TKT-1', 'Old', 'b', 'c', 'd')",
    );
    old.close();
    const first = await openStore({ file });
    const [backup] = await first.backups.list();
    await first.tickets.create(ticket({ user: 'New' }));
    await first.backups.restore(backup?.name ?? '');
    await first.tickets.create(ticket({ user: 'Newer' }));
    expect((await first.tickets.list(PAGE)).rows.map(({ user }) => user)).toEqual(['Newer', 'Old']);
    await first.close();
    const other = otherConnection(file);
    expect(other.pragma('user_version', { simple: true })).toBeGreaterThan(6);
    expect(other.prepare('SELECT count(checksum) FROM tickets').pluck().get()).toBe(2);
  });

  it('leaves a backup of what it replaced, by which that comes back', async () => {
    const { store } = await temporaryStore({ now: steppingClock() });
    const { name } = await store.backups.create();
    await store.tickets.create(ticket({ user: 'After' }));
    await store.backups.restore(name);
    expect((await store.tickets.list(PAGE)).rows).toEqual([]);
    const replaced = (await store.backups.list()).find((each) => each.name.includes('-before-restore-'));
    await store.backups.restore(replaced?.name ?? '');
    expect((await store.tickets.list(PAGE)).rows.map(({ user }) => user)).toEqual(['After']);
  });

  it('waits its turn: backups and restores asked for at once are each whole', async () => {
    const { store } = await temporaryStore();
    await store.tickets.create(ticket({ user: 'Before' }));
    const made = await Promise.all(Array.from({ length: 5 }, () => store.backups.create()));
    expect(new Set(made.map(({ name }) => name)).size).toBe(5);
    await Promise.all(made.slice(0, 3).map(({ name }) => store.backups.restore(name)));
    expect((await store.tickets.list(PAGE)).rows.map(({ user }) => user)).toEqual(['Before']);
  });
});
