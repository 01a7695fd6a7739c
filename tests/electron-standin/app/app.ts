/** Electron's `app`. */
import type { EventEmitter } from 'node:events';
import type { AboutPanelOptionsOptions, App, LoginItemSettings } from 'electron';
import type { StandInCommandLine } from './command-line.ts';
import type { Life } from './life.ts';
import { localeOf } from './locale.ts';
import type { InstanceLock } from './lock.ts';
import type { Manifest } from './manifest.ts';
import type { Paths } from './paths.ts';

type Part = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getName'
  | 'setName'
  | 'name'
  | 'getVersion'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'getLocaleCountryCode'
  | 'isPackaged'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'focus'
  | 'hide'
  | 'show'
  | 'dock'
>;

/** What the app has told the system of itself. */
export interface SystemEntries {
  loginItem: { openAtLogin: boolean; args: string[] };
  protocols: string[];
  appUserModelId: string;
  aboutPanel: { options: AboutPanelOptionsOptions; shown: number };
  badge: number;
}

export interface AppDeps {
  emitter: EventEmitter;
  life: Life;
  lock: InstanceLock;
  paths: Paths;
  manifest: Manifest;
  naming: { get(): string; set(name: string): void };
  commandLine: StandInCommandLine;
  languages: string[];
  packaged: boolean;
  entries: SystemEntries;
  /** Starts the app again with these arguments, once it has ended. */
  relaunch: (args: string[]) => void;
}

export function createApp(deps: AppDeps): Part & { commandLine: StandInCommandLine } & EventEmitter {
  const { emitter, life, lock, paths, manifest, naming, commandLine, languages, packaged, entries } = deps;
  const [language = 'en-US'] = languages;

  const part: Part & { commandLine: StandInCommandLine } = {
    commandLine,
    whenReady: life.whenReady,
    isReady: life.isReady,
    quit: life.quit,
    exit: life.exit,
    relaunch: ({ args = process.argv.slice(1) } = {}) => deps.relaunch(args),
    requestSingleInstanceLock: (additionalData = {}) =>
      lock.take(paths.get('userData'), {
        argv: process.argv,
        workingDirectory: process.cwd(),
        additionalData,
      }),
    hasSingleInstanceLock: lock.isHeld,
    releaseSingleInstanceLock: lock.release,
    getPath: paths.get,
    setPath: paths.set,
    getAppPath: () => manifest.folder,
    getName: naming.get,
    setName: naming.set,
    get name() {
      return naming.get();
    },
    set name(name) {
      naming.set(name);
    },
    getVersion: () => manifest.version,
    getLocale: () => (life.isReady() ? commandLine.getSwitchValue('lang') || localeOf(language) : ''),
    getSystemLocale: () => (life.isReady() ? language : ''),
    getPreferredSystemLanguages: () => [...languages],
    getLocaleCountryCode: () => language.split('-')[1] ?? '',
    isPackaged: packaged,
    setAppUserModelId(id) {
      entries.appUserModelId = id;
    },
    setAsDefaultProtocolClient(protocol) {
      entries.protocols.push(protocol);
      return true;
    },
    removeAsDefaultProtocolClient(protocol) {
      entries.protocols = entries.protocols.filter((each) => each !== protocol);
      return true;
    },
    isDefaultProtocolClient: (protocol) => entries.protocols.includes(protocol),
    getLoginItemSettings: () => loginItemSettings(entries),
    setLoginItemSettings({ openAtLogin = false, args = [] }) {
      entries.loginItem = { openAtLogin, args };
    },
    setAboutPanelOptions(options) {
      entries.aboutPanel.options = options;
    },
    showAboutPanel() {
      entries.aboutPanel.shown++;
    },
    enableSandbox() {},
    disableHardwareAcceleration() {},
    setBadgeCount(count = 0) {
      entries.badge = count;
      return true;
    },
    getBadgeCount: () => entries.badge,
    focus() {},
    hide() {},
    show() {},
    dock: undefined,
  };
  return Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(part)) as typeof part &
    EventEmitter;
}

function loginItemSettings({ loginItem: { openAtLogin } }: SystemEntries): LoginItemSettings {
  return {
    openAtLogin,
    wasOpenedAtLogin: false,
    status: openAtLogin ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: openAtLogin,
    launchItems: [],
  };
}
