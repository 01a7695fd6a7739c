/** The scripts of each new document of a page: the bridge's two ends, and the app's preload in one of them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import type { Session } from '../chromium/connection.ts';
import { checkPreload, isolatedWorldSource, mainWorldSource } from '../page/scripts.ts';

/** As in Electron, where it is world 999. */
export const ISOLATED_WORLD = 'Electron Isolated Context';

export interface PageNames {
  binding: string;
  deliver: string;
}

export function pageNames(): PageNames {
  return { binding: '__standInSend', deliver: '__standInReceive' };
}

/**
 * To be called before the page's first document.
 * @param onError told where the preload cannot be read or is no script; the page then goes without
 */
export function installScripts(
  session: Session,
  preferences: WebPreferences,
  names: PageNames,
  onError: (error: Error) => void,
): void {
  const handshake = randomUUID();
  const config = {
    ...names,
    handshake,
    everyFrame: preferences.nodeIntegrationInSubFrames === true,
    process: limitedProcess(),
  };
  session.post('Runtime.addBinding', { name: names.binding, executionContextName: ISOLATED_WORLD });
  session.post('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(handshake) });
  session.post('Page.addScriptToEvaluateOnNewDocument', {
    source: isolatedWorldSource(config, readPreload(preferences.preload, onError)),
    worldName: ISOLATED_WORLD,
  });
}

function readPreload(path: string | undefined, onError: (error: Error) => void): string | undefined {
  if (path === undefined) return undefined;
  try {
    const source = readFileSync(path, 'utf8');
    checkPreload(source, path);
    return source;
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
    return undefined;
  }
}

/** What a sandboxed preload sees of Node's `process`. */
function limitedProcess(): Record<string, unknown> {
  const { arch, platform, version, versions, pid, execPath } = process;
  return {
    arch,
    platform,
    version,
    versions,
    pid,
    execPath,
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  };
}
