/** What the store's worker is started with, and what it says at its end. */
import { z } from 'zod';

export const WorkerJob = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('copy'), file: z.string(), target: z.string() }),
  z.object({ kind: z.literal('repack'), file: z.string() }),
]);
export type WorkerJob = z.infer<typeof WorkerJob>;

/** `code` is null where all went well, and an error's code or `internal` where it did not. */
export const WorkerOutcome = z.object({ code: z.string().nullable(), cause: z.string() });
export type WorkerOutcome = z.infer<typeof WorkerOutcome>;
