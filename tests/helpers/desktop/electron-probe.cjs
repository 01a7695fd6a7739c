/**
 * Loaded into real Electron before the app (`electron -r`): does and tells what the stand-in's
 * `control/commands.ts` does and tells there, under the same names. What would show on the screen of whoever runs
 * the tests, or open other programs, is written down instead.
 */
const {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  Menu,
  Notification,
  powerMonitor,
  screen,
  shell,
  Tray,
} = require('electron');

const trays = new Map();
const notifications = [];
const popups = [];
const shortcuts = new Map();
const taken = new Set();
const dialogs = [];
const waiting = [];
const prepared = [];
const handed = { external: [], paths: [], shownInFolder: [], trashed: [], beeps: 0 };
const entries = { loginItem: { openAtLogin: false, args: [] }, protocols: [] };

function replace(owner, name, make) {
  const native = owner[name];
  owner[name] = make(native);
}

const trayOf = (tray) => trays.get(tray) ?? trays.set(tray, { toolTip: '', menu: null }).get(tray);
replace(
  Tray.prototype,
  'setToolTip',
  (native) =>
    function (text) {
      trayOf(this).toolTip = text;
      return native.call(this, text);
    },
);
replace(
  Tray.prototype,
  'setContextMenu',
  (native) =>
    function (menu) {
      trayOf(this).menu = menu;
      return native.call(this, menu);
    },
);
replace(
  Tray.prototype,
  'destroy',
  (native) =>
    function () {
      trays.delete(this);
      return native.call(this);
    },
);
replace(
  Menu.prototype,
  'popup',
  () =>
    function () {
      popups.push(this);
    },
);
replace(Notification, 'isSupported', () => () => true);
replace(
  Notification.prototype,
  'show',
  () =>
    function () {
      notifications.push(this);
      this.emit('show', {});
    },
);
replace(
  Notification.prototype,
  'close',
  () =>
    function () {
      const place = notifications.indexOf(this);
      if (place >= 0) notifications.splice(place, 1);
      this.emit('close', {});
    },
);
replace(globalShortcut, 'register', (native) => (accelerator, callback) => {
  if (taken.has(canonical(accelerator))) return false;
  native.call(globalShortcut, accelerator, callback);
  shortcuts.set(canonical(accelerator), callback);
  return true;
});
replace(globalShortcut, 'unregister', (native) => (accelerator) => {
  shortcuts.delete(canonical(accelerator));
  native.call(globalShortcut, accelerator);
});
replace(globalShortcut, 'unregisterAll', (native) => () => {
  shortcuts.clear();
  native.call(globalShortcut);
});
replace(globalShortcut, 'isRegistered', () => (accelerator) => shortcuts.has(canonical(accelerator)));

replace(dialog, 'showOpenDialog', () => async (...args) => {
  const { paths = [] } = await ask('open', args.at(-1));
  return { canceled: paths.length === 0, filePaths: paths };
});
replace(dialog, 'showSaveDialog', () => async (...args) => {
  const { paths = [] } = await ask('save', args.at(-1));
  return { canceled: paths.length === 0, filePath: paths[0] ?? '' };
});
replace(dialog, 'showMessageBox', () => async (...args) => {
  const { button = args.at(-1).cancelId ?? 0, checked = false } = await ask('message', args.at(-1));
  return { response: button, checkboxChecked: checked };
});
replace(dialog, 'showErrorBox', () => (title, content) => {
  dialogs.push({ kind: 'error', options: { title, content }, open: false });
  process.stderr.write(`${title}: ${content}\n`);
});
replace(shell, 'openExternal', () => async (url) => void handed.external.push(url));
replace(shell, 'openPath', () => async (path) => {
  handed.paths.push(path);
  return '';
});
replace(shell, 'showItemInFolder', () => (path) => void handed.shownInFolder.push(path));
replace(shell, 'trashItem', () => async (path) => void handed.trashed.push(path));
replace(shell, 'beep', () => () => void handed.beeps++);
replace(app, 'setLoginItemSettings', () => ({ openAtLogin = false, args = [] }) => {
  entries.loginItem = { openAtLogin, args };
});
replace(app, 'setAsDefaultProtocolClient', () => (protocol) => {
  entries.protocols.push(protocol);
  return true;
});

const commands = {
  windows: () => BrowserWindow.getAllWindows().map(stateOf),
  closeWindow: (id) => windowOf(id).close(),
  focusWindow: (id) => windowOf(id).focus(),
  resizeWindow: (id, bounds) => windowOf(id).setBounds(bounds),
  minimizeWindow: (id) => windowOf(id).minimize(),
  crashPage: (id) => windowOf(id).webContents.forcefullyCrashRenderer(),
  blur: () => BrowserWindow.getFocusedWindow()?.blur(),
  trays: () => [...trays.values()].map(({ toolTip, menu }) => ({ toolTip, menu: entriesOf(menu) })),
  clickTray: (event) => void firstTray().emit(event, {}, { x: 0, y: 0, width: 0, height: 0 }, { x: 0, y: 0 }),
  clickTrayMenu: (path) => click(trayOf(firstTray()).menu, path),
  menu: () => entriesOf(Menu.getApplicationMenu()),
  clickMenu: (path) => click(Menu.getApplicationMenu(), path),
  pressAccelerator(accelerator) {
    const keys = canonical(accelerator);
    const item = every(Menu.getApplicationMenu()).find(
      (each) =>
        each.enabled &&
        each.registerAccelerator !== false &&
        keysOf(each) &&
        canonical(keysOf(each)) === keys,
    );
    if (item) run(item);
    return item !== undefined;
  },
  popups: () => popups.map(entriesOf),
  clickPopup: (path) => click(popups.at(-1), path),
  shortcuts: () => [...shortcuts.keys()],
  pressShortcut(accelerator) {
    const callback = shortcuts.get(canonical(accelerator));
    callback?.();
    return callback !== undefined;
  },
  setShortcutTaken: (accelerator, now) => void taken[now ? 'add' : 'delete'](canonical(accelerator)),
  notifications: () =>
    notifications.map(({ title, subtitle, body }) => ({ title, subtitle: subtitle ?? '', body })),
  clickNotification: (place) => void notifications.splice(place, 1)[0].emit('click', {}),
  closeNotification: (place) => notifications[place].close(),
  dialogs: () => dialogs,
  answerDialog(answer) {
    const oldest = waiting.shift();
    if (oldest) oldest(answer);
    else prepared.push(answer);
  },
  handed: () => handed,
  entries: () => entries,
  readClipboard: () => clipboard.readText(),
  writeClipboard: (text) => clipboard.writeText(text),
  setCursor(point) {
    screen.getCursorScreenPoint = () => point;
  },
  power: (event) => void powerMonitor.emit(event),
  openUrl: (url) => void app.emit('open-url', { preventDefault() {} }, url),
  activate: () =>
    void app.emit(
      'activate',
      {},
      BrowserWindow.getAllWindows().some((each) => each.isVisible()),
    ),
  quit: () => app.quit(),
  exit: () => app.exit(0),
  evaluate: (source, arg) => new Function(`return (${source})`)()(require('electron'), arg),
};

globalThis.desktopProbe = (name, args) => {
  if (!Object.hasOwn(commands, name)) throw new Error(`Real Electron cannot be told to ${name}.`);
  return commands[name](...args);
};

function windowOf(id) {
  const found = BrowserWindow.fromId(id);
  if (!found) throw new Error(`There is no window ${id}.`);
  return found;
}

function stateOf(window) {
  return {
    id: window.id,
    targetId: null,
    url: window.webContents.getURL(),
    title: window.getTitle(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: window.isMinimized(),
    maximized: window.isMaximized(),
    alwaysOnTop: window.isAlwaysOnTop(),
    bounds: window.getBounds(),
  };
}

function firstTray() {
  const [tray] = trays.keys();
  if (!tray) throw new Error('There is no tray 0.');
  return tray;
}

async function ask(kind, options) {
  const entry = { kind, options: JSON.parse(JSON.stringify(options)), open: true };
  dialogs.push(entry);
  const answer = prepared.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
  entry.open = false;
  return answer;
}

function entriesOf(menu) {
  return (menu?.items ?? []).map((item) => ({
    label: item.label,
    type: item.type,
    role: item.role?.toLowerCase() ?? null,
    accelerator: keysOf(item) ?? null,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    submenu: item.submenu ? entriesOf(item.submenu) : null,
  }));
}

function keysOf(item) {
  return item.accelerator ?? item.getDefaultRoleAccelerator?.();
}

function click(menu, path) {
  const item = Array.isArray(path)
    ? byLabels(menu, path)
    : every(menu).find(({ role }) => role?.toLowerCase() === path.role.toLowerCase());
  if (!item) throw new Error(`There is no menu item ${JSON.stringify(path)}.`);
  if (!item.enabled || !item.visible)
    throw new Error(`The menu item ${JSON.stringify(path)} cannot be clicked.`);
  run(item);
}

function run(item) {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  item.click({}, window, window?.webContents);
}

function byLabels(menu, [label, ...rest]) {
  const item = menu?.items.find((each) => each.label.replace('&', '') === label);
  return rest.length > 0 ? byLabels(item?.submenu, rest) : item;
}

function every(menu) {
  return (menu?.items ?? []).flatMap((item) => [item, ...every(item.submenu)]);
}

/** One spelling for each combination of keys. */
function canonical(accelerator) {
  const own = process.platform === 'darwin' ? 'meta' : 'control';
  const names = {
    commandorcontrol: own,
    cmdorctrl: own,
    command: 'meta',
    cmd: 'meta',
    super: 'meta',
    ctrl: 'control',
    option: 'alt',
  };
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .map((part) => names[part] ?? part);
  const key = parts.pop();
  return [...new Set(parts).values()].sort().concat(key).join('+');
}
