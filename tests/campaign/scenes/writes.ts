/** Scenes of a database in daily use. */
import SQLite from 'better-sqlite3';
import { openStore } from '../../../main/store/open.ts';
import type { Store } from '../../../main/store/store.ts';
import { message, ticket } from '../../store/support.ts';
import type { Scene, Work } from './scene.ts';

/** Part of each message of a conversation, and of nothing else. */
export const SECRET = 'zanzibar';
/** More messages than the index forgets one by one. */
const LONG = 230;
const SHORT = 6;

/** Tickets one after the other; a refused one is told, and it goes on. */
export async function createTickets(store: Store, count: number, tell: Work['tell']): Promise<void> {
  for (let n = 0; n < count; n++) {
    try {
      const { id } = await store.tickets.create(
        ticket({ description: `ticket ${n} ${'long '.repeat((n * 7) % 300)}` }),
      );
      tell(`ticket ${id}`);
    } catch {
      tell('refused');
    }
  }
}

/** With backups in between, at first one of nothing; the log is checkpointed when it is long. */
const writes: Scene = {
  async run({ count, tell, open }) {
    const store = await open();
    for (let rest = count; rest > 0; rest -= 40) {
      try {
        tell(`backup ${(await store.backups.create()).name}`);
        await store.backups.keepDaily();
      } catch {
        tell('refused');
      }
      await createTickets(store, Math.min(rest, 40), tell);
    }
    await store.close();
  },
};

const deletion: Scene = {
  async run({ count, tell, open }) {
    const store = await open();
    for (let n = 0; n < count; n++) {
      const id = `session_${n}`;
      const size = n % 4 === 3 ? LONG : SHORT;
      try {
        await Promise.all(
          Array.from({ length: size }, (_, place) =>
            store.messages.append(message({ session_id: id, content: `${SECRET} ${id} ${place}` })),
          ),
        );
        tell(`conversation ${id} ${size}`);
        // Searching fills the index.
        await store.sessions.list({ limit: 1, q: SECRET });
        if (n % 2 === 0) continue;
        tell(`deleting ${id}`);
        await store.sessions.remove(id);
        tell(`deleted ${id}`);
      } catch {
        tell('refused');
      }
      await createTickets(store, 2, tell);
    }
    await store.close();
  },
};

/** A backup takes the place of what was written after it. */
const restore: Scene = {
  async run({ count, tell, open }) {
    const store = await open();
    await createTickets(store, count, tell);
    const { name } = await store.backups.create();
    tell(`backup ${name}`);
    await createTickets(store, count, tell);
    tell(`restoring ${name}`);
    await store.backups.restore(name);
    tell(`restored ${name}`);
    await createTickets(store, count, tell);
    await store.close();
  },
};

/** The control: rows as SQLite keeps them without a sync for each commit. */
const control: Scene = {
  async run({ file, count, tell }) {
    await (await openStore({ file })).close();
    const handle = new SQLite(file);
    handle.pragma('synchronous = NORMAL');
    const insert = handle.prepare(
      `INSERT INTO tickets (id, user, email, type, description, status, created_at, updated_at)
       VALUES (?, 'Jo', 'jo@b.example', 'General', 'control', 'open', '2026-01-01 00:00:00', '2026-01-01 00:00:00')`,
    );
    for (let n = 0; n < count; n++) {
      const id = `TKT-20260101-${n.toString(16).toUpperCase().padStart(8, '0')}`;
      insert.run(id);
      tell(`ticket ${id}`);
    }
    handle.close();
  },
};

export const inUse = { writes, deletion, restore, control } satisfies Record<string, Scene>;
