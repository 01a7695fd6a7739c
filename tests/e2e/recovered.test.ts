/** What a person is told after the database was damaged. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../main/store/open.ts';
import type { Store } from '../../main/store/store.ts';
import { ensureBuilt } from '../helpers/built.ts';
import { launchDesktop } from '../helpers/desktop.ts';
import { message, ticket } from '../store/support.ts';
import { request, started } from './desk.ts';

beforeAll(ensureBuilt, 60_000);

/**
 * The app, started on a database that was damaged.
 * @param fill what was in it
 * @param spoil changes its bytes
 */
async function startOn(
  fill: (store: Store) => Promise<unknown>,
  spoil: (bytes: Buffer) => Buffer,
): Promise<{ page: Page; userData: string }> {
  const userData = await mkdtemp(join(tmpdir(), 'desk-'));
  onTestFinished(() => rm(userData, { recursive: true, force: true, maxRetries: 5 }));
  const file = join(userData, 'support_system.db');
  const store = await openStore({ file });
  await fill(store);
  await store.close();
  await writeFile(file, spoil(await readFile(file)));
  const desktop = await launchDesktop({ userData, env: { PORT: '0' } });
  onTestFinished(() => desktop.close());
  const page = await desktop.mainWindow();
  await started(page);
  return { page, userData };
}

const dialogOf = (page: Page): Locator => page.getByRole('alertdialog');
const withoutHeader = (bytes: Buffer): Buffer => bytes.fill(0x5a, 0, 16);
const withoutAnything = (bytes: Buffer): Buffer => Buffer.alloc(bytes.length, 'x');

describe('the person is told the truth', () => {
  it('where a backup took its place, and what came after it was saved', async () => {
    const { page } = await startOn(async (store) => {
      await store.backups.create();
      await store.tickets.create(ticket());
    }, withoutHeader);
    const said = await dialogOf(page).innerText();
    expect(said).toContain('came back from a backup');
    expect(said).toContain('Saved of what came after it: 1 ticket. Anything else');
    await request(page, 'preferences.update', { language: 'de' });
    await dialogOf(page).getByText('Gerettet von dem, was danach kam: 1 Ticket. Alles').waitFor();
  });

  it('where a backup took its place, and nothing of what came after it was saved', async () => {
    const { page } = await startOn(async (store) => {
      await store.backups.create();
      await store.tickets.create(ticket());
    }, withoutAnything);
    const said = await dialogOf(page).innerText();
    expect(said).toContain('Messages and tickets from after it are missing.');
    expect(said).not.toMatch(/\b0 /);
  });

  it('where there was no good backup, and what could be read was taken over', async () => {
    const { page } = await startOn(async (store) => {
      await store.messages.append(message());
      await store.tickets.create(ticket());
    }, withoutHeader);
    const said = await dialogOf(page).innerText();
    expect(said).toContain('what could be read was kept');
    expect(said).toContain('there was no good backup');
    expect(said).toContain('was taken over: 1 message and 1 ticket.');
  });
});

describe('where nothing could be read', () => {
  it('says so, and is closed by "Understood" also where that cannot be noted', async () => {
    const { page, userData } = await startOn((store) => store.tickets.create(ticket()), withoutAnything);
    const said = await dialogOf(page).innerText();
    expect(said).toContain('Deskside began anew');
    expect(said).toContain('No messages and no tickets of the old one could be taken over.');

    const damaged = join(userData, 'damaged');
    const [aside = ''] = await readdir(damaged);
    const inTheWay = join(damaged, aside, 'report-read.json');
    await mkdir(inTheWay);
    await understand(page);
    await page.reload();
    await dialogOf(page).waitFor();

    await rm(inTheWay, { recursive: true });
    await understand(page);
    await expect.poll(() => request(page, 'recovery.get', {})).toEqual({ recovery: null });
    await page.reload();
    await started(page);
    expect(await dialogOf(page).count()).toBe(0);
  });
});

/** Resolves once the dialog is closed. */
async function understand(page: Page): Promise<void> {
  await dialogOf(page).getByRole('button', { name: 'Understood' }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
}
