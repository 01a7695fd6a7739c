/**
 * Packs the database anew. SQLite moves rows between pages as they come and go, and leaves where they were what no
 * `secure_delete` overwrites: of a row that is deleted later, a copy may lie between others for years.
 */
import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { Failure } from '../../shared/errors.ts';
import { walEmptier } from './empty-wal.ts';
import type { Writer } from './writer.ts';

export interface Repacker {
  /**
   * Resolves when nothing of what was deleted before is between the rows. Many that ask share one packing.
   * @throws Failure `database_*` where it cannot be done now; `shutting_down` after `close`
   */
  repack(): Promise<void>;
  /** Resolves when none is under way, and begins no more. */
  close(): Promise<void>;
}

interface Deps {
  /** The database's path. */
  file: string;
  writer: Pick<Writer, 'alone'>;
  /** Does it: on this thread or another. */
  pack: () => Promise<void>;
}

/** Writes wait for it, about a second for 100 MB. A larger database keeps such rests until their page is full. */
const LARGEST_BYTES = 256 * 1024 * 1024;
/** How many times as long as the last one took is waited before the next: writes wait a twentieth of the time at most. */
const REST = 20;

export function createRepacker({ file, writer, pack }: Deps): Repacker {
  let next: Promise<number> | undefined;
  let last: Promise<void> = Promise.resolve();
  let endRest: (() => void) | undefined;
  let closed = false;

  /** @returns for how long others had to wait, in ms */
  async function packOnce(): Promise<number> {
    // Who asks from here on may have deleted what this one does not see.
    next = undefined;
    if (closed) throw new Failure('shutting_down');
    if (statSync(file).size > LARGEST_BYTES) return 0;
    const since = performance.now();
    await writer.alone(pack);
    return performance.now() - since;
  }

  function rest(ms: number): Promise<void> {
    if (closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms * REST).unref();
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    async repack() {
      if (next === undefined) {
        next = last.then(packOnce);
        last = next.then(rest, () => {});
      }
      await next;
    },
    async close() {
      closed = true;
      endRest?.();
      await last;
    },
  };
}

/**
 * Must be done while nobody writes. What was there before stays in the log where someone reads it.
 * @param handle as `configure` leaves one: durable, and with its draft in memory
 */
export function repackWith(handle: Database): void {
  handle.exec('VACUUM');
  walEmptier(handle)();
}
