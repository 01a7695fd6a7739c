import type { GuardedFile } from '../guard.ts';

export const electronGuards: readonly GuardedFile[] = [
  {
    file: 'main/electron/web-preferences.ts',
    tests: ['tests/electron/guards.test.ts'],
    guards: [
      { name: 'S1 no sandbox', find: 'sandbox: true,', replace: 'sandbox: false,' },
      {
        name: 'S1 no context isolation',
        find: 'contextIsolation: true,',
        replace: 'contextIsolation: false,',
      },
      { name: 'S1 Node in pages', find: 'nodeIntegration: false,', replace: 'nodeIntegration: true,' },
      { name: 'S1 no web security', find: 'webSecurity: true,', replace: 'webSecurity: false,' },
      { name: 'S1 webview tags', find: 'webviewTag: false,', replace: 'webviewTag: true,' },
    ],
  },
  {
    file: 'main/electron/protocol.ts',
    tests: ['tests/electron/protocol.test.ts'],
    guards: [
      {
        name: 'S2 files outside the folder',
        find: 'return file.startsWith(folder + sep) ? file : undefined;',
        replace: 'return file;',
      },
      {
        name: 'S3 inline scripts',
        find: `"script-src 'self'",
  "style`,
        replace: `"script-src 'self' 'unsafe-inline'",
  "style`,
      },
      { name: 'S3 no policy', find: `'content-security-policy': CONTENT_SECURITY_POLICY,`, replace: '' },
    ],
  },
  {
    file: 'main/electron/guards.ts',
    tests: ['tests/electron/guards.test.ts'],
    guards: [
      {
        name: 'S4 any permission',
        find: `return permission === 'clipboard-sanitized-write' && isOurUrl(requester);`,
        replace: 'return isOurUrl(requester);',
      },
      {
        name: 'S4 the permission of another origin',
        find: `'clipboard-sanitized-write' && isOurUrl(requester);`,
        replace: `'clipboard-sanitized-write';`,
      },
      {
        name: 'S4 frames get the permission',
        find: 'callback(isMainFrame && mayBeGranted(permission, requestingUrl));',
        replace: 'callback(mayBeGranted(permission, requestingUrl));',
      },
      {
        name: 'S4 downloads',
        find: `session.on('will-download', (event) => event.preventDefault());`,
        replace: '',
      },
      {
        name: 'S5 navigation',
        find: 'if (!event.isSameDocument && !reloads) event.preventDefault();',
        replace: '',
      },
      {
        name: 'S5 redirects',
        find: `contents.on('will-redirect', (event) => event.preventDefault());`,
        replace: '',
      },
      { name: 'S5 new windows', find: `({ action: 'deny' })`, replace: `({ action: 'allow' })` },
    ],
  },
  {
    file: 'main/electron/one-at-a-time.ts',
    tests: ['tests/electron/desktop.test.ts'],
    guards: [
      {
        name: 'S5 any number of file dialogs at once',
        find: `if (isOpen) throw new Failure('too_many_requests');`,
        replace: '',
      },
    ],
  },
  {
    file: 'main/electron/links.ts',
    tests: ['tests/electron/links.test.ts'],
    guards: [
      {
        name: 'S5 a name before the host',
        find: 'if (url.username || url.password || !url.host) return undefined;',
        replace: '',
      },
      {
        name: 'S5 http links',
        find: `if (url.protocol === 'https:') return webLink(url);`,
        replace: `if (url.protocol.startsWith('http')) return webLink(url);`,
      },
      {
        name: 'S5 any number of questions at once',
        find: 'asking ??= ask(link)',
        replace: 'asking = ask(link)',
      },
      {
        name: 'S5 a link opens though the person said no',
        find: 'if (response === 0) await',
        replace: 'if (response >= 0) await',
      },
    ],
  },
  {
    file: 'main/electron/ipc.ts',
    tests: ['tests/electron/ipc.test.ts'],
    guards: [
      {
        name: 'S6 calls of other pages',
        find: `if (!isFromOurPage(event)) return failed(new Failure('origin_refused'));`,
        replace: '',
      },
      { name: 'S6 calls of frames', find: ' && senderFrame.parent === null', replace: '' },
      {
        name: 'S6 messages of any shape',
        find: `if (!success) return failed(new Failure('invalid_input'));`,
        replace: 'if (!success) return dispatch(Object(message).name, Object(message).input, {});',
      },
      { name: 'S6 any number of calls', find: 'const MOST_CALLS = 32;', replace: 'const MOST_CALLS = 1e9;' },
      {
        name: 'S6 any page stops a call',
        find: 'if (isFromOurPage(event) && success)',
        replace: 'if (success)',
      },
    ],
  },
];
