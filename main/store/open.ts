/** Opens the store: the database, and every part of the store around it. */
import { resolve } from 'node:path';
import { createArticleStore } from './articles.ts';
import { createBackupStore } from './backups/backups.ts';
import { copyOf } from './backups/copy.ts';
import { splitDatabase } from './database.ts';
import { createFeedbackStore } from './feedback.ts';
import { copyInWorker, repackInWorker } from './in-worker.ts';
import { createIndexer } from './indexer.ts';
import { createMessageStore } from './messages.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';
import { watchDamage } from './recovery/watch-damage.ts';
import { createRemoval } from './removal.ts';
import { createRepacker, repackWith } from './repack.ts';
import { createScrub } from './scrub.ts';
import { createSessionStore } from './sessions.ts';
import { createSettingsStore } from './settings.ts';
import type { Store } from './store.ts';
import { drawTicketNumber } from './ticket-number.ts';
import { createTicketStore } from './tickets.ts';
import { createTokenStore } from './tokens.ts';
import { createVectorStore } from './vectors.ts';
import { createWriter } from './writer.ts';

export interface StoreOptions {
  /** The database's path; made where it is missing, with its folder. */
  file: string;
  now?: (() => Date) | undefined;
  /** Told in a line what the store did by itself, such as a backup; never content. */
  log?: ((line: string) => void) | undefined;
  /** Pages of 4 KiB that the file may grow to; beyond them a write fails as on a full disk. No limit where undefined. */
  maxPageCount?: number | undefined;
  /** The worker that goes through the whole database, as for a backup; without one it is done on this thread. */
  storeWorker?: URL | undefined;
}

/**
 * Opens the database, and brings one of an older version or of the original service up to date, after a backup.
 * One that is damaged gives way to the newest good backup; `backups.recovery()` then tells.
 * @throws Failure `database_newer`, `database_damaged`, or another `database_*` where the file cannot be used
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { now = () => new Date(), log = () => {}, maxPageCount, storeWorker } = options;
  const file = resolve(options.file);
  const handle = await openDatabase({ file, migrations, now, log, maxPageCount });
  const report = watchDamage(file, log);
  const { read, write } = splitDatabase(handle, report);
  const writer = createWriter(handle, write, report);
  const indexer = createIndexer(read, writer, { log });
  const scrub = createScrub({ handle, read, writer, log });
  const pack = storeWorker ? repackInWorker(storeWorker, file) : async () => repackWith(handle);
  const repacker = createRepacker({ file, writer, pack });
  const removal = createRemoval({ read, writer, scrub, repacker, log });
  const finishRemovals = () =>
    void removal.finish().catch(() => log('a deletion that was interrupted goes on later'));
  finishRemovals();
  indexer.soon();
  return {
    sessions: createSessionStore({ read, writer, indexer, removal }),
    messages: createMessageStore({ read, writer, indexer, removal, log, now }),
    tickets: createTicketStore({ read, writer, indexer, now, drawNumber: drawTicketNumber }),
    articles: createArticleStore({ read, writer, now }),
    vectors: createVectorStore({ read, writer }),
    feedback: createFeedbackStore({ read, writer, now }),
    settings: createSettingsStore({ read, writer }),
    tokens: createTokenStore({ read, writer, now }),
    backups: createBackupStore({
      handle,
      file,
      copy: storeWorker ? copyInWorker(storeWorker, file) : copyOf(handle),
      writer,
      now,
      report,
      restored: finishRemovals,
    }),
    async close() {
      if (!handle.open) return;
      await repacker.close();
      indexer.close();
      writer.close();
      try {
        handle.pragma('optimize');
      } catch {
        // Statistics for the query planner are a favour: a full disk is no reason not to close.
      }
      handle.close();
    },
  };
}
