/** Electron's `shell`: what would leave the app is written down. */
import type { Shell } from 'electron';

/** What was handed to the system, in order. */
export interface Handed {
  external: string[];
  paths: string[];
  shownInFolder: string[];
  trashed: string[];
  beeps: number;
}

export function createShell(): {
  shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem' | 'beep'>;
  handed: Handed;
} {
  const handed: Handed = { external: [], paths: [], shownInFolder: [], trashed: [], beeps: 0 };
  return {
    handed,
    shell: {
      async openExternal(url) {
        if (!URL.canParse(url)) throw new Error('Invalid URL');
        handed.external.push(url);
      },
      async openPath(path) {
        handed.paths.push(path);
        return '';
      },
      showItemInFolder: (path) => void handed.shownInFolder.push(path),
      async trashItem(path) {
        handed.trashed.push(path);
      },
      beep() {
        handed.beeps++;
      },
    },
  };
}
