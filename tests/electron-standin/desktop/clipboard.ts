/** Electron's `clipboard`, shared with the pages' own. */
import type { Clipboard } from 'electron';

export interface ClipboardText {
  get(): string;
  set(text: string): void;
}

export function createClipboard(): {
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>;
  text: ClipboardText;
} {
  let held = '';
  return {
    text: {
      get: () => held,
      set(text) {
        held = text;
      },
    },
    clipboard: {
      readText: async () => held,
      async writeText(text) {
        held = text;
      },
      clear() {
        held = '';
      },
    },
  };
}
