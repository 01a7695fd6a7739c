/** What this copy of the program is: in development, or installed, and how. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { APP_NAME } from './identity.ts';

export interface Installation {
  packaged: boolean;
  platform: NodeJS.Platform;
  /** The folder of electron-builder's own files. */
  resourcesFolder: string;
  /** The file that starts the program again; of an AppImage the image, not what it unpacked. */
  executable: string;
  isAppImage: boolean;
}

export interface ProcessFacts {
  platform: NodeJS.Platform;
  execPath: string;
  resourcesPath: string;
  env: Readonly<Record<string, string | undefined>>;
}

export function installationOf(
  packaged: boolean,
  { platform, execPath, resourcesPath, env }: ProcessFacts,
): Installation {
  // The variables alone say little: a program started from another's AppImage inherits them.
  const image =
    env.APPIMAGE && env.APPDIR && execPath.startsWith(`${env.APPDIR}/`) ? env.APPIMAGE : undefined;
  return {
    packaged,
    platform,
    resourcesFolder: resourcesPath,
    executable: image ?? execPath,
    isAppImage: image !== undefined,
  };
}

/**
 * Whether this copy can bring itself up to date: it was built with a feed, and is of a kind that one person installs.
 * What an administrator or a package manager installed (MSI, deb), they update.
 */
export function canUpdate({
  packaged,
  platform,
  resourcesFolder,
  executable,
  isAppImage,
}: Installation): boolean {
  if (!packaged || !existsSync(join(resourcesFolder, 'app-update.yml'))) return false;
  if (platform === 'linux') return isAppImage;
  if (platform === 'win32') return existsSync(join(dirname(executable), `Uninstall ${APP_NAME}.exe`));
  return platform === 'darwin';
}
