/**
 * Looks for changes again and again. The file system's own notices are not used: those of another computer's changes to
 * a network share never come, on Linux they need a handle for each of thousands of folders, and some get lost when many
 * files change at once. Looking at the times of 10,000 files costs a fraction of a second and misses nothing.
 */
import { setTimeout } from 'node:timers/promises';

const EVERY_MS = 60_000;
/** Where looking takes long, as on a slow share, it is done less often: one part in so many of the time. */
const REST = 30;

export async function rescanning(load: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let took = 0;
  while (!signal.aborted) {
    try {
      await setTimeout(Math.max(EVERY_MS, took * REST), undefined, { signal, ref: false });
      const began = performance.now();
      await load();
      took = performance.now() - began;
    } catch {
      // It was ended, or the database was full: the next time may be better.
    }
  }
}
