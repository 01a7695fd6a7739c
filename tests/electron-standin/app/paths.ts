/** The folders that `app.getPath` knows. */
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { App } from 'electron';

type PathName = Parameters<App['getPath']>[0];

export interface Paths {
  get(name: PathName): string;
  set(name: string, path: string): void;
}

/**
 * @param name the app's name, which changes while it starts
 * @param userDataDir as given on the command line
 */
export function createPaths(name: () => string, entry: string, userDataDir: string | undefined): Paths {
  const chosen = new Map<string, string>();
  if (userDataDir) chosen.set('userData', userDataDir);
  const home = homedir();
  const get = (wanted: PathName): string => {
    const found = chosen.get(wanted) ?? defaults()[wanted];
    if (found === undefined) throw new Error(`Failed to get '${wanted}' path`);
    return found;
  };
  const defaults = (): Partial<Record<PathName, string>> => ({
    home,
    appData: appData(home),
    userData: join(appData(home), name()),
    sessionData: chosen.get('userData') ?? join(appData(home), name()),
    temp: tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    assets: entry,
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
    music: join(home, 'Music'),
    pictures: join(home, 'Pictures'),
    videos: join(home, 'Videos'),
    logs: join(chosen.get('userData') ?? join(appData(home), name()), 'logs'),
    crashDumps: join(chosen.get('userData') ?? join(appData(home), name()), 'Crashpad'),
  });
  return {
    get,
    set(wanted, path) {
      if (!isAbsolute(path)) throw new Error('Path must be absolute');
      chosen.set(wanted, path);
    },
  };
}

function appData(home: string): string {
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? join(home, 'AppData', 'Roaming');
  return process.env.XDG_CONFIG_HOME || join(home, '.config');
}
