import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../main/store/open.ts';
import { temporaryFile, ticket } from '../store/support.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'restore.ts');

function restore(file: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, DB_FILE: file },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

async function ticketsOf(file: string): Promise<string[]> {
  const store = await openStore({ file });
  const { rows } = await store.tickets.list({ limit: 10 });
  await store.close();
  return rows.map(({ user }) => user);
}

async function withBackup(): Promise<{ file: string; name: string }> {
  const file = await temporaryFile();
  const store = await openStore({ file });
  await store.tickets.create(ticket({ user: 'Before' }));
  const { name } = await store.backups.create();
  await store.tickets.create(ticket({ user: 'After' }));
  await store.close();
  return { file, name };
}

describe('npm run restore', () => {
  it('lists the backups, puts one in place, and keeps what was there', async () => {
    const { file, name } = await withBackup();
    expect(restore(file).said).toContain(name);
    expect(restore(file, name)).toMatchObject({
      status: 0,
      said: expect.stringContaining(`Restored ${name}`),
    });
    expect(await ticketsOf(file)).toEqual(['Before']);
    expect(restore(file, 'newest').status).toBe(0);
    expect(await ticketsOf(file)).toEqual(['After', 'Before']);
  });

  it('works where the database is damaged', async () => {
    const { file, name } = await withBackup();
    const bytes = readFileSync(file);
    bytes.fill(0, 0, 100);
    writeFileSync(file, bytes);
    expect(restore(file, name)).toMatchObject({ status: 0, said: expect.stringContaining('damaged') });
    expect(await ticketsOf(file)).toEqual(['Before']);
  });

  it('says what it does not find', async () => {
    const { file } = await withBackup();
    expect(restore(file, 'nonsense.db')).toEqual({ status: 1, said: 'There is no such backup.\n' });
    expect(restore(join(file, '..', 'none.db'))).toMatchObject({
      status: 1,
      said: expect.stringContaining('Name it in DB_FILE'),
    });
  });

  it('explains its arguments, and takes no others', async () => {
    const { file, name } = await withBackup();
    expect(restore(file, '--help')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^Usage: npm run restore /),
    });
    for (const args of [[name, 'more'], ['--all']]) {
      expect(restore(file, ...args)).toMatchObject({ status: 2, said: expect.stringContaining('\nUsage: ') });
    }
    expect(restore(dirname(file))).toMatchObject({ status: 1, said: expect.stringContaining('is a folder') });
    expect(await ticketsOf(file)).toEqual(['After', 'Before']);
  });
});
