/** What `import … from 'electron'` gives in the main process of an app that runs in the stand-in. */
import { createStandIn } from './create.ts';
import { readOptions } from './options.ts';

export const standIn = createStandIn(readOptions(process.argv, process.env));

export const {
  app,
  BrowserWindow,
  Menu,
  MenuItem,
  Tray,
  Notification,
  ipcMain,
  protocol,
  session,
  globalShortcut,
  shell,
  dialog,
  screen,
  nativeTheme,
  nativeImage,
  clipboard,
  powerMonitor,
  crashReporter,
  safeStorage,
} = standIn.electron;

export default standIn.electron;
