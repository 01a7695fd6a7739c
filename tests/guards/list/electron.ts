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
      {
        name: 'S1 insecure content',
        find: 'allowRunningInsecureContent: false,',
        replace: 'allowRunningInsecureContent: true,',
      },
      {
        name: 'S1 experimental features',
        find: 'experimentalFeatures: false,',
        replace: 'experimentalFeatures: true,',
      },
      {
        name: 'S1 Node in workers',
        find: 'nodeIntegrationInWorker: false,',
        replace: 'nodeIntegrationInWorker: true,',
      },
      { name: 'S1 plugins', find: 'plugins: false,', replace: 'plugins: true,' },
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
      {
        name: 'S3 scripts from data',
        find: `"script-src 'self'",
  "style-src`,
        replace: `"script-src 'self' data: blob:",
  "style-src`,
      },
      { name: 'S3 forms to anywhere', find: `"form-action 'none'",`, replace: '' },
      { name: 'S3 another base', find: `"base-uri 'none'",`, replace: '' },
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
      {
        name: 'S4 the check grants anything',
        find: 'return isMainFrame && mayBeGranted(permission, origin);',
        replace: 'return true;',
      },
      {
        name: 'S5 frames go anywhere',
        find: `contents.on('will-frame-navigate', stay);`,
        replace: '',
      },
      {
        name: 'S1 guests are attached',
        find: `contents.on('will-attach-webview', (event) => event.preventDefault());`,
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
        name: 'S6 a page that is gone is answered on',
        find: 'stopWhenGone(page, () => calls.stopAll(page.id));',
        replace: '',
      },
      {
        name: 'S6 any page stops a call',
        find: 'if (isFromOurPage(event) && success)',
        replace: 'if (success)',
      },
    ],
  },
  {
    file: 'main/electron/page.ts',
    tests: ['tests/electron/guards.test.ts'],
    guards: [
      {
        name: 'S1 a window with preferences of its own',
        find: 'webPreferences: webPreferences({ preload, devTools }),',
        replace: 'webPreferences: { ...webPreferences({ preload, devTools }), webSecurity: false },',
      },
    ],
  },
  {
    file: 'preload/index.ts',
    tests: ['tests/electron/preload.test.ts'],
    guards: [
      {
        name: 'S7 the page gets more than the bridge',
        find: `contextBridge.exposeInMainWorld('support', support);`,
        replace: `contextBridge.exposeInMainWorld('support', { ...support, ipcRenderer });`,
      },
      {
        name: 'S7 listeners get the event',
        find: `ipcRenderer.on(PUSH, (_event, { name, data }: { name: string; data: unknown }) => {
`,
        replace: `ipcRenderer.on(PUSH, (event, { name }: { name: string }) => {
  const data: unknown = event;
`,
      },
    ],
  },
  {
    file: 'main/index.ts',
    tests: ['tests/e2e/attacks.test.ts'],
    guards: [
      {
        name: 'S5 no page is guarded',
        find: '(_event, contents) => guardContents(contents)',
        replace: '() => void guardContents',
      },
      {
        name: 'S4 the session is not guarded',
        find: 'guardSession(session.defaultSession);',
        replace: 'void [guardSession, session];',
      },
    ],
  },
  {
    file: 'main/electron/shell.ts',
    tests: ['tests/e2e/attacks.test.ts'],
    guards: [
      {
        name: 'S5 links go straight out',
        find: 'createLinkOpener({ dialog, shell: system, texts })',
        replace: '(createLinkOpener, (url: string) => system.openExternal(url))',
      },
    ],
  },
  {
    file: 'electron-builder.yml',
    tests: ['tests/electron/pack.test.ts'],
    guards: [
      { name: 'S8 the program runs as Node', find: 'runAsNode: false', replace: 'runAsNode: true' },
      {
        name: 'S8 code beside the archive is loaded',
        find: 'onlyLoadAppFromAsar: true',
        replace: 'onlyLoadAppFromAsar: false',
      },
    ],
  },
];
