import type { App } from 'electron';
import type { Log } from '../log.ts';

/** A close that takes longer than this is given up: quitting always quits. */
const CLOSE_MS = 10_000;

export interface Ending {
  /** True from the moment the app ends. */
  has(): boolean;
}

export interface EndingDeps {
  app: Pick<App, 'on' | 'quit' | 'exit'>;
  log: Log;
  /** Finishes the writes and closes the database. */
  close: () => Promise<void>;
}

/** Closing the last window ends nothing; quitting lets the windows go at once, and the process once all is written. */
export function endInOrder({ app, log, close }: EndingDeps): Ending {
  let state: 'running' | 'ending' | 'closing' | 'closed' = 'running';
  app.on('window-all-closed', () => {});
  app.on('before-quit', () => {
    if (state === 'running') state = 'ending';
  });
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const tooLong = setTimeout(() => app.exit(1), CLOSE_MS);
    close()
      .catch((error: unknown) => log.error('Closing failed', error))
      .finally(() => {
        clearTimeout(tooLong);
        state = 'closed';
        app.quit();
      });
  });
  return { has: () => state !== 'running' };
}
