/** What is said of a crash: where and how, never with what content. No crash report is sent or kept. */
import type { App } from 'electron';
import type { Log } from '../log.ts';

/** @param stop tells the person and ends the app in order; called once at most */
export function handleCrashes(app: Pick<App, 'on'>, log: Log, stop: () => void): void {
  let stopping = false;
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.error(`${type} process is gone: ${reason} (${exitCode})`);
  });
  process.on('unhandledRejection', (cause) => log.error('A promise was left alone', cause));
  // What holds after it is unknown; what was acknowledged is on disk.
  process.on('uncaughtException', (cause) => {
    log.error('An error was not foreseen', cause);
    if (stopping) return;
    stopping = true;
    stop();
  });
}
