/** Starting at login: by the system's own list on Windows and macOS, by an autostart entry on Linux. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { APP_NAME } from './identity.ts';
import type { Installation } from './installation.ts';

/** Starts the tray alone. */
const HIDDEN = '--hidden';

export interface LoginItem {
  /** Does nothing where the app is not installed: a program under development leaves no trace in the system. */
  set(wanted: boolean): Promise<void>;
}

export interface LoginItemDeps {
  app: Pick<App, 'setLoginItemSettings'>;
  installation: Installation;
  /** The folder of the person's settings on Linux, such as `~/.config`. */
  configFolder: string;
}

export function createLoginItem({ app, installation, configFolder }: LoginItemDeps): LoginItem {
  return {
    async set(wanted) {
      if (!installation.packaged) return;
      if (installation.platform === 'linux')
        await setAutostart(join(configFolder, 'autostart', 'deskside.desktop'), wanted);
      else app.setLoginItemSettings({ openAtLogin: wanted, args: [HIDDEN] });
    },
  };

  async function setAutostart(file: string, wanted: boolean): Promise<void> {
    if (!wanted) return rm(file, { force: true });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, autostartEntry(installation.executable));
  }
}

/** An entry of the freedesktop.org autostart specification. */
export function autostartEntry(executable: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${APP_NAME}`,
    `Exec=${quoted(executable)} ${HIDDEN}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Quotes as the specification wants it: a backslash before `"`, backtick, `$` and backslash, and that once more for the file. */
function quoted(path: string): string {
  const inQuotes = path.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
