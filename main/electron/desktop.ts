/** What the services may ask of the desktop, done with Electron. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dialog, Shell } from 'electron';
import { Failure } from '../../shared/errors.ts';
import type { Settings } from '../../shared/model.ts';
import type { Log } from '../log.ts';
import type { Desktop } from '../services/desktop.ts';
import type { LoginItem } from './login-item.ts';
import type { MainWindow } from './main-window.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { QuickAsk } from './quick-ask.ts';
import type { Shortcut } from './shortcut.ts';
import type { Texts } from './texts.ts';

export interface DesktopDeps {
  log: Log;
  version: string;
  dataFolder: string;
  downloadsFolder: string;
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  shell: Pick<Shell, 'openPath'>;
  mainWindow: Pick<MainWindow, 'show'>;
  quickAsk: () => Pick<QuickAsk, 'hide' | 'resize'>;
  shortcut: Shortcut;
  loginItem: LoginItem;
  openLink: (url: string) => Promise<void>;
  texts: () => Texts;
  /** Told when settings have taken effect. */
  onApplied: (settings: Settings) => void;
}

export function createDesktop(deps: DesktopDeps): Desktop {
  const { log, version, dataFolder, dialog, shell, mainWindow, quickAsk, shortcut } = deps;
  const alone = oneAtATime();
  return {
    state: () => ({
      platform: process.platform,
      version,
      data_folder: dataFolder,
      shortcut: shortcut.state(),
    }),
    open: (place) => mainWindow.show(place),
    hideQuickAsk: () => quickAsk().hide(),
    resizeQuickAsk: (height) => quickAsk().resize(height),
    openLink: deps.openLink,
    async openFolder(path) {
      const problem = await shell.openPath(path);
      if (problem) log.warn('The folder could not be shown');
    },
    async pickFolder() {
      const title = deps.texts().chooseFolder;
      const { filePaths } = await alone(() =>
        dialog.showOpenDialog({ title, properties: ['openDirectory'] }),
      );
      return filePaths[0];
    },
    async saveText(filename, text) {
      const defaultPath = join(deps.downloadsFolder, safeName(filename));
      const { filePath } = await alone(() => dialog.showSaveDialog({ defaultPath }));
      if (!filePath) return false;
      await writeFile(filePath, text).catch((cause: unknown) => {
        throw new Failure('file_not_saved', { cause });
      });
      return true;
    },
    async apply(settings) {
      shortcut.set(settings.shortcut);
      await deps.loginItem
        .set(settings.start_at_login)
        .catch((error: unknown) => log.error('Start at login could not be set', error));
      deps.onApplied(settings);
    },
  };
}

const NAMELESS = 'Deskside.txt';
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what must go
const UNFIT = /[\\/:*?"<>|\u0000-\u001f\p{Bidi_Control}]/gu;

/** A name that every system takes for a file, that leads to no other folder and reads as what it is. */
export function safeName(filename: string): string {
  const cleaned = filename.replaceAll(UNFIT, '-').replace(/^[. ]+|[. ]+$/g, '');
  return cleaned || NAMELESS;
}
