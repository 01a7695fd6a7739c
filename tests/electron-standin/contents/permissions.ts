/** What pages may do: the app's two handlers decide, and Chromium is told what they said. */
import type { Session as ElectronSession, PermissionRequest, WebContents } from 'electron';
import type { Session } from '../chromium/connection.ts';

type CheckHandler = NonNullable<Parameters<ElectronSession['setPermissionCheckHandler']>[0]>;
type RequestHandler = NonNullable<Parameters<ElectronSession['setPermissionRequestHandler']>[0]>;

export interface PermissionAsker {
  contents: WebContents;
  permission: string;
  /** The asking document's address and origin as the app knows them, and the origin as Chromium does. */
  url: string;
  origin: string;
  pageOrigin: string;
  isMainFrame: boolean;
}

export interface Permissions {
  setPermissionCheckHandler(handler: CheckHandler | null): void;
  setPermissionRequestHandler(handler: RequestHandler | null): void;
  check(asker: PermissionAsker): 'granted' | 'denied';
  request(asker: PermissionAsker): Promise<boolean>;
}

/** Chromium's names where they differ from Electron's. */
const NAMES: Record<string, string[]> = {
  'clipboard-sanitized-write': ['clipboard-write'],
  media: ['camera', 'microphone'],
  midiSysex: ['midi'],
  openExternal: [],
};

/** @param browser tells Chromium; a permission it does not know is decided by the page's guards alone */
export function createPermissions(browser: () => Session | undefined): Permissions {
  let checkHandler: CheckHandler | null = null;
  let requestHandler: RequestHandler | null = null;

  function tell({ permission, pageOrigin }: PermissionAsker, granted: boolean): void {
    for (const name of NAMES[permission] ?? [permission]) {
      browser()?.post('Browser.setPermission', {
        permission: { name },
        setting: granted ? 'granted' : 'denied',
        origin: pageOrigin,
      });
    }
  }

  return {
    setPermissionCheckHandler(handler) {
      checkHandler = handler;
    },
    setPermissionRequestHandler(handler) {
      requestHandler = handler;
    },
    check(asker) {
      const { contents, permission, url, origin, isMainFrame } = asker;
      const details = {
        isMainFrame,
        requestingUrl: url,
        securityOrigin: `${origin}/`,
        embeddingOrigin: `${origin}/`,
      };
      // Electron's own type lists the names; a page may ask for any.
      const name = permission as Parameters<CheckHandler>[1];
      const granted = checkHandler ? checkHandler(contents, name, `${origin}/`, details) : true;
      tell(asker, granted);
      return granted ? 'granted' : 'denied';
    },
    async request(asker) {
      const { contents, url, isMainFrame } = asker;
      const details: PermissionRequest = { requestingUrl: url, isMainFrame };
      const name = asker.permission as Parameters<RequestHandler>[1];
      const handler = requestHandler;
      const granted = handler
        ? await new Promise<boolean>((resolve) => handler(contents, name, resolve, details))
        : true;
      tell(asker, granted);
      return granted;
    },
  };
}
