/** Empties the write-ahead log. */
import type { Database } from 'better-sqlite3';

/**
 * Its statements are prepared once: what SQLite takes for one is out of sight of the garbage collection that frees it.
 * @returns a function that tries it, waits for nobody, and tells whether the log is empty
 */
export function walEmptier(handle: Database): () => boolean {
  const timeout = Number(handle.pragma('busy_timeout', { simple: true }));
  const waitForNone = handle.prepare('PRAGMA busy_timeout = 0');
  const waitAsBefore = handle.prepare(`PRAGMA busy_timeout = ${timeout}`);
  const checkpoint = handle.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
  return () => {
    waitForNone.get();
    try {
      return checkpoint.get()?.busy === 0;
    } catch {
      return false;
    } finally {
      waitAsBefore.get();
    }
  };
}
