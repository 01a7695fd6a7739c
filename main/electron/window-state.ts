/** Remembers where the main window was. Losing it is no harm: what cannot be read or written is let be. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
type WindowState = z.infer<typeof WindowState>;

export interface WindowMemory {
  /** @returns undefined where there is none, or none that fits */
  recall(): WindowState | undefined;
  remember(state: WindowState): void;
}

/** @param file a JSON file of the app's own */
export function createWindowMemory(file: string): WindowMemory {
  return {
    recall() {
      try {
        return WindowState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
      } catch {
        return undefined;
      }
    },
    remember(state) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify(state));
      } catch {
        // A full or read-only disk: the window then opens where it would the first time.
      }
    },
  };
}
