/** Opens what a scene that was cut off left behind, as the product does at its next start, and looks for what was told. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { backupFolder } from '../../../main/store/backups/list.ts';
import { openBackup } from '../../../main/store/backups/open.ts';
import { openStore } from '../../../main/store/open.ts';
import type { Store } from '../../../main/store/store.ts';
import { ticket, walk } from '../../store/support.ts';
import { atMost, type Finding } from '../part.ts';
import type { Scene } from './scene.ts';
import type { Told } from './told.ts';
import { createVersionCheck } from './versions.ts';
import { SECRET } from './writes.ts';

/** How many of each there are. */
export const Verdict = z.object({
  /** Tickets and conversations that were acknowledged and are not there. */
  lost: z.number(),
  /** Not the old and not the new state: of a migration, a deletion or a restore. */
  half: z.number(),
  /** Sound, and taken for damaged; or the other way round. */
  mistaken: z.number(),
  /** Backups that are listed and not good, or were acknowledged and are not there as they were. */
  badBackups: z.number(),
  /** Databases that do not open, or take no further write. */
  refused: z.number(),
});
export type Verdict = z.infer<typeof Verdict>;

function nothingFound(): Verdict {
  return { lost: 0, half: 0, mistaken: 0, badBackups: 0, refused: 0 };
}

export function sum(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(
    (one, other) => ({
      lost: one.lost + other.lost,
      half: one.half + other.half,
      mistaken: one.mistaken + other.mistaken,
      badBackups: one.badBackups + other.badBackups,
      refused: one.refused + other.refused,
    }),
    nothingFound(),
  );
}

/** What a verdict must be, as findings of the part. */
export function findingsOf({ lost, half, mistaken, badBackups, refused }: Verdict): Finding[] {
  return [
    atMost('acknowledged and lost', lost, 0),
    atMost('half done: an update, a deletion, a restore', half, 0),
    atMost('sound and taken for damaged, or not noticed', mistaken, 0),
    atMost('backups that are not good', badBackups, 0),
    atMost('not opened, or not written again', refused, 0),
  ];
}

/** @param notes told what was wrong, in a line each */
export type Judge = (file: string, told: Told, notes?: (line: string) => void) => Promise<Verdict>;

type Note = (kind: keyof Verdict, count: number, what: string) => void;

export function createJudge({ isDamaged = false, from }: Scene): Judge {
  const known = new Map<string, Buffer>();
  const isWholeVersion = from === undefined ? () => true : createVersionCheck(from);
  return async (file, told, notes = () => {}) => {
    const verdict = nothingFound();
    const note: Note = (kind, count, what) => {
      if (count === 0) return;
      verdict[kind] += count;
      notes(`${kind}: ${count} ${what}`);
    };
    try {
      note('half', isWholeVersion(file) ? 0 : 1, 'version');
      const store = await openStore({ file });
      const recovered = (await store.backups.recovery()) !== null;
      note('mistaken', recovered === isDamaged ? 0 : 1, recovered ? 'recovered' : 'not recovered');
      await judgeTickets(store, told, note);
      await judgeConversations(store, told, note);
      await judgeBackups(store, file, { told, note, known });
      const { id } = await store.tickets.create(ticket({ description: 'afterwards' }));
      note('refused', (await store.tickets.get(id)) ? 0 : 1, 'write afterwards');
      await store.close();
      note('half', holdsDeleted(file, told) ? 1 : 0, 'text of a deleted conversation');
    } catch (error) {
      note('refused', 1, `${Object(error).code} ${Object(error).message}`);
    }
    return verdict;
  };
}

async function judgeTickets(store: Store, { tickets, uncertain, gone }: Told, note: Note): Promise<void> {
  const there = new Set((await walk((page) => store.tickets.list(page), 100)).map(({ id }) => id));
  note('lost', missing(tickets, there), 'tickets');
  const away = missing(uncertain, there);
  note('half', away === 0 || away === uncertain.size ? 0 : 1, 'restore');
  note('half', gone.size - missing(gone, there), 'tickets back');
}

async function judgeConversations(
  store: Store,
  { conversations, going, deleted }: Told,
  note: Note,
): Promise<void> {
  for (const [id, count] of [...conversations, ...going]) {
    const found = (await store.sessions.get(id))?.message_count;
    if (found === undefined && going.has(id)) continue;
    note(found === undefined ? 'lost' : 'half', found === count ? 0 : 1, `of conversation ${id}`);
  }
  for (const id of deleted) note('half', (await store.sessions.get(id)) ? 1 : 0, 'deleted and back');
}

function missing(wanted: ReadonlySet<string>, there: ReadonlySet<string>): number {
  return [...wanted].filter((id) => !there.has(id)).length;
}

interface BackupCheck {
  told: Told;
  note: Note;
  /** The bytes of each that was found to be good: most are the same at the next point. */
  known: Map<string, Buffer>;
}

async function judgeBackups(store: Store, file: string, { told, note, known }: BackupCheck): Promise<void> {
  const listed = new Set((await store.backups.list()).map(({ name }) => name));
  note('badBackups', missing(new Set(told.backups.keys()), listed), 'not listed');
  for (const name of listed) {
    const path = join(backupFolder(file), name);
    const bytes = readFileSync(path);
    // A name that was not told yet may be of less.
    const key = told.backups.has(name) ? name : `${name}, not told`;
    if (known.get(key)?.equals(bytes)) continue;
    try {
      const backup = openBackup(path);
      const lacks = missing(told.backups.get(name) ?? new Set(), idsOf(backup));
      backup.close();
      if (lacks === 0) known.set(key, bytes);
      note('badBackups', lacks, `tickets not in ${name}`);
    } catch (error) {
      note('badBackups', 1, `${name} ${Object(error).code} ${Object(error).message}`);
    }
  }
}

function idsOf(backup: Database): Set<string> {
  return new Set(backup.prepare<[], string>('SELECT id FROM tickets').pluck().all());
}

function holdsDeleted(file: string, { deleted }: Told): boolean {
  return ['', '-wal'].some((part) => {
    if (!existsSync(file + part)) return false;
    const bytes = readFileSync(file + part);
    return [...deleted].some((id) => bytes.includes(`${SECRET} ${id} `));
  });
}
