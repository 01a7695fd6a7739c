/** What a thread that cuts a recorded scene off is started with, and what it says at its end. */
import { z } from 'zod';
import { Verdict } from '../scenes/judge.ts';

export const CutJob = z.object({
  scene: z.string(),
  /** The folder that was recorded; its files as they were before are in `before`, by their paths in it. */
  folder: z.string(),
  before: z.record(z.string(), z.instanceof(Uint8Array)),
  /** The database's path in the folder. */
  file: z.string(),
  /** What was told before. */
  lines: z.array(z.string()),
  log: z.string(),
  /** At most so many with nothing kept that was not synced, and half as many with some of it. */
  points: z.number(),
  /** This is one thread of so many. */
  share: z.number(),
  shares: z.number(),
  /** No point begins after this, by Date.now(). */
  until: z.number(),
});
export type CutJob = z.infer<typeof CutJob>;

export const CutResult = z.object({
  /** Points judged with nothing kept that was not synced, and those with some of it. */
  dropped: z.number(),
  mixed: z.number(),
  verdict: Verdict,
  /** What was wrong, where. */
  notes: z.array(z.string()),
});
export type CutResult = z.infer<typeof CutResult>;
