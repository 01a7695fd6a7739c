import { z } from 'zod';

/** A text file made for a person to keep. */
export const TextFile = z.object({ filename: z.string(), text: z.string() });
export type TextFile = z.infer<typeof TextFile>;
