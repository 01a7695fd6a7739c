/** What the copying worker is started with, and what it says at its end. */
import { z } from 'zod';

export const CopyJob = z.object({ file: z.string(), target: z.string() });
export type CopyJob = z.infer<typeof CopyJob>;

/** `code` is null where all went well, and an error's code or `internal` where it did not. */
export const CopyOutcome = z.object({ code: z.string().nullable(), cause: z.string() });
export type CopyOutcome = z.infer<typeof CopyOutcome>;
