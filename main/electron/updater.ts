import type { Log } from '../log.ts';

const CHECK_EVERY_MS = 6 * 60 * 60 * 1000;

/**
 * Quiet updates: fetched in the background, installed when the app is quit, never to an older version.
 * Looks for them now and every six hours; a feed that does not answer is no trouble to anyone.
 */
export async function startUpdates(log: Log): Promise<void> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = null;
  autoUpdater.autoDownload = true;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.allowDowngrade = false;
  autoUpdater.allowPrerelease = false;
  autoUpdater.on('error', (error) => log.warn(`No update could be fetched (${error.name})`));
  autoUpdater.on('update-downloaded', ({ version }) =>
    log.info(`Version ${version} follows at the next start`),
  );
  const check = (): void => {
    // What goes wrong is told by the event above.
    autoUpdater.checkForUpdates().catch(() => {});
  };
  check();
  setInterval(check, CHECK_EVERY_MS).unref();
}
