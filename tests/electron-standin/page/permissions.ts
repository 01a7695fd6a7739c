import type { PageWindow } from './dom.ts';
import type { Guards } from './messages.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Makes the page's own ways to ask for a permission ask the main process first. Self-contained: its source runs in
 * the page.
 */
export function guardPermissions(guards: Guards): void {
  const page = globalThis as unknown as PageWindow & Record<string, { prototype: object } | undefined>;

  /** Electron's name for each permission that a page can query. */
  const names: Record<string, string> = {
    'clipboard-write': 'clipboard-sanitized-write',
    camera: 'media',
    microphone: 'media',
  };
  /** Owner, method and permission of what answers with a promise. */
  const asked: [owner: string, method: string, permission: string][] = [
    ['Clipboard', 'write', 'clipboard-sanitized-write'],
    ['Clipboard', 'read', 'clipboard-read'],
    ['MediaDevices', 'getUserMedia', 'media'],
    ['MediaDevices', 'getDisplayMedia', 'display-capture'],
    ['Navigator', 'requestMIDIAccess', 'midi'],
    ['Element', 'requestFullscreen', 'fullscreen'],
    ['Element', 'requestPointerLock', 'pointerLock'],
    ['StorageManager', 'persist', 'persistent-storage'],
    ['WakeLock', 'request', 'screen-wake-lock'],
  ];
  for (const [owner, method, permission] of asked) {
    replace(
      page[owner]?.prototype,
      method,
      (native) =>
        async function (...args) {
          await need(permission, `${method} was refused.`);
          return native.apply(this, args);
        },
    );
  }

  replace(
    page.Clipboard?.prototype,
    'writeText',
    (native) =>
      async function (text) {
        await need('clipboard-sanitized-write', 'Write permission denied.');
        await native.call(this, text);
        guards.copied(String(text));
      },
  );
  replace(page.Clipboard?.prototype, 'readText', () => async () => {
    await need('clipboard-read', 'Read permission denied.');
    return guards.paste();
  });
  for (const method of ['getCurrentPosition', 'watchPosition']) {
    replace(
      page.Geolocation?.prototype,
      method,
      (native) =>
        function (found, failed, options) {
          guards.requestPermission('geolocation').then((allowed) => {
            const error = { code: 1, PERMISSION_DENIED: 1, message: 'User denied Geolocation' };
            if (allowed) native.call(this, found, failed, options);
            else if (typeof failed === 'function') failed(error);
          });
          return 0;
        },
    );
  }
  replace(
    page.Permissions?.prototype,
    'query',
    (native) =>
      async function (wanted) {
        const name = typeof wanted === 'object' && wanted && 'name' in wanted ? String(wanted.name) : '';
        if (name) guards.permissionState(names[name] ?? name);
        return native.call(this, wanted);
      },
  );
  const { Notification } = page;
  replace(
    Notification,
    'requestPermission',
    () => async () => ((await guards.requestPermission('notifications')) ? 'granted' : 'denied'),
  );
  if (Notification) {
    const get = () => guards.permissionState('notifications');
    Object.defineProperty(Notification, 'permission', { get, configurable: true });
  }

  async function need(permission: string, refusal: string): Promise<void> {
    if (!(await guards.requestPermission(permission))) throw new DOMException(refusal, 'NotAllowedError');
  }

  function replace(owner: object | undefined, method: string, make: (native: Method) => Method): void {
    const native: unknown = owner && Reflect.get(owner, method);
    if (owner && typeof native === 'function') Reflect.set(owner, method, make(native as Method));
  }
}
