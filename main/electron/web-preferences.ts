import type { WebPreferences } from 'electron';

/**
 * What every window's page may do, in one place: nothing of Node, nothing experimental.
 * @param preload the bundled preload, as an absolute path
 * @param devTools whether the developer tools can be opened
 */
export function webPreferences({
  preload,
  devTools,
}: {
  preload: string;
  devTools: boolean;
}): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // Chromium's own checker would fetch dictionaries from a server; macOS brings its own.
    spellcheck: process.platform === 'darwin',
  };
}
