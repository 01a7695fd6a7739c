/** Damages a database in many ways and opens it: each is to be noticed or harmless, and the next start is to be a normal one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../main/store/open.ts';
import type { Store } from '../../main/store/store.ts';
import { createRandom, type Random } from '../../scripts/classifier/random.ts';
import { Failure } from '../../shared/errors.ts';
import { article, message, ticket } from '../store/support.ts';
import { atMost, exactly, type Part } from './part.ts';

const PAGE = 4096;
const FILE = 'support_system.db';

type Kind = 'bits' | 'zeroed pages' | 'truncation' | 'header' | 'wal' | 'noise';
const KINDS: readonly Kind[] = ['bits', 'zeroed pages', 'truncation', 'header', 'wal', 'noise'];

type Outcome = 'harmless' | 'recovered' | 'refused' | 'changed unnoticed' | 'crashed' | 'loops';

/** @param files how many are damaged, each in one way */
export async function corruption({ files, seed }: { files: number; seed: number }): Promise<Part> {
  const random = createRandom(seed);
  const bases = { killed: await makeBase(true), closed: await makeBase(false) };
  const tally = new Map<string, number>();
  let whole = 0;
  for (let n = 0; n < files; n++) {
    const kind = KINDS[n % KINDS.length] ?? 'bits';
    // A log takes damage of the file away: every other file has none, but where the log is what is damaged.
    const base = kind === 'wal' || Math.floor(n / KINDS.length) % 2 === 0 ? bases.killed : bases.closed;
    const folder = mkdtempSync(join(tmpdir(), 'corrupt-'));
    cpSync(base.folder, folder, { recursive: true });
    damage(join(folder, FILE), kind, random);
    const { outcome, tickets } = await outcomeOf(join(folder, FILE), base.rows);
    tally.set(`${kind}: ${outcome}`, (tally.get(`${kind}: ${outcome}`) ?? 0) + 1);
    if (outcome === 'recovered' && tickets === base.tickets) whole += 1;
    rmSync(folder, { recursive: true });
  }
  for (const { folder } of Object.values(bases)) rmSync(folder, { recursive: true });
  const count = (outcome: Outcome) =>
    KINDS.reduce((sum, kind) => sum + (tally.get(`${kind}: ${outcome}`) ?? 0), 0);
  return {
    name: 'corruption',
    size: `${files} files`,
    findings: [
      exactly(
        'noticed or harmless',
        files - count('changed unnoticed') - count('crashed') - count('refused'),
        files,
      ),
      exactly('in use again after the start', files - count('refused') - count('crashed'), files),
      atMost('starts that recover again', count('loops'), 0),
    ],
    notes: [
      ...[...tally].sort().map(([what, times]) => `${what}: ${times}`),
      `recovered with every ticket, those after the backup included: ${whole} of ${count('recovered')}`,
    ],
  };
}

interface Base {
  folder: string;
  rows: string;
  tickets: number;
}

/** A database with a backup and rows after it. @param killed whether it has a WAL that is not empty, else it has none */
async function makeBase(killed: boolean): Promise<Base> {
  const living = mkdtempSync(join(tmpdir(), 'corrupt-base-'));
  const store = await openStore({ file: join(living, FILE) });
  await fill(store, 'before');
  await store.sessions.list({ limit: 1, q: 'printer' });
  await store.backups.create();
  await fill(store, 'after');
  const rows = await rowsOf(store);
  const folder = mkdtempSync(join(tmpdir(), 'corrupt-copy-'));
  if (killed) cpSync(living, folder, { recursive: true });
  await store.close();
  if (!killed) cpSync(living, folder, { recursive: true });
  rmSync(living, { recursive: true });
  return { folder, rows, tickets: 120 };
}

async function fill(store: Store, label: string): Promise<void> {
  for (let n = 0; n < 60; n++) {
    await store.tickets.create(ticket({ description: `The printer ${label} ${n} fails. `.repeat(10) }));
    await store.messages.append(
      message({ session_id: `s${n % 8}`, content: `Printer ${label} ${n} hums. `.repeat(20) }),
      {
        title: `Title ${n % 8}`,
      },
    );
  }
  await store.articles.put([article({ id: `a-${label}` })]);
}

async function rowsOf(store: Store): Promise<string> {
  const tickets = await store.tickets.list({ limit: 1000 });
  const sessions = await store.sessions.list({ limit: 1000 });
  const messages = await Promise.all(
    sessions.rows.map(({ id }) => store.messages.history(id, { limit: 1000 })),
  );
  return JSON.stringify([tickets.rows, sessions.rows, messages.map(({ rows }) => rows)]);
}

function damage(file: string, kind: Kind, random: Random): void {
  const bytes = readFileSync(file);
  const pages = Math.floor(bytes.length / PAGE);
  if (kind === 'bits') {
    for (let n = 0; n <= random.below(8); n++) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
  } else if (kind === 'zeroed pages') {
    for (let n = 0; n <= random.below(3); n++) bytes.fill(0, ...pageAt(random.below(pages)));
  } else if (kind === 'noise') {
    const [from, to] = pageAt(random.below(pages));
    for (let at = from; at < to; at++) bytes[at] = random.below(256);
  } else if (kind === 'header') {
    for (let n = 0; n <= random.below(4); n++) bytes[random.below(100)] = random.below(256);
  } else if (kind === 'truncation') {
    truncateSync(file, random.below(bytes.length));
    return;
  } else {
    const wal = readFileSync(`${file}-wal`);
    for (let n = 0; n <= random.below(4); n++) wal[random.below(wal.length)] = random.below(256);
    writeFileSync(`${file}-wal`, wal);
    return;
  }
  writeFileSync(file, bytes);
}

function pageAt(page: number): [from: number, to: number] {
  return [page * PAGE, (page + 1) * PAGE];
}

async function outcomeOf(file: string, rows: string): Promise<{ outcome: Outcome; tickets: number }> {
  const first = await start(file);
  if (typeof first === 'string') return { outcome: first, tickets: 0 };
  const second = await start(file);
  if (typeof second === 'string') return { outcome: second, tickets: 0 };
  // The report of the first start is read there: another one means another recovery.
  if (second.recovered) return { outcome: 'loops', tickets: second.tickets };
  if (first.recovered) return { outcome: 'recovered', tickets: second.tickets };
  return { outcome: first.rows === rows ? 'harmless' : 'changed unnoticed', tickets: second.tickets };
}

interface Started {
  recovered: boolean;
  rows: string;
  tickets: number;
}

/** One start as the product's: read all, write something, close. */
async function start(file: string): Promise<Started | 'refused' | 'crashed'> {
  let store: Store | undefined;
  try {
    store = await openStore({ file });
    const recovered = (await store.backups.recovery()) !== null;
    await store.backups.recoveryRead();
    const rows = await rowsOf(store);
    await store.sessions.list({ limit: 10, q: 'printer' });
    await store.messages.append(message({ session_id: 'new' }));
    const { rows: all } = await store.tickets.list({ limit: 1000 });
    return { recovered, rows, tickets: all.length };
  } catch (error) {
    return error instanceof Failure ? 'refused' : 'crashed';
  } finally {
    await store?.close();
  }
}
