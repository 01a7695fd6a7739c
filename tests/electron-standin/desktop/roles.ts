/** What the roles of menu items are called and do, as in Electron. */
import type { MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** The window and the app as far as roles go. */
export interface RoleTarget {
  appName: string;
  quit(): void;
  showAboutPanel(): void;
  window(): {
    close(): void;
    minimize(): void;
    isFullScreen(): boolean;
    setFullScreen(wanted: boolean): void;
    webContents: {
      reload(): void;
      toggleDevTools(): void;
      getZoomLevel(): number;
      setZoomLevel(level: number): void;
      undo(): void;
      redo(): void;
      cut(): void;
      copy(): void;
      paste(): void;
      delete(): void;
      selectAll(): void;
    };
  } | null;
}

interface RoleEntry {
  label: string;
  accelerator?: string;
  submenu?: Role[];
  run?(target: RoleTarget): void;
}

const page = (run: (contents: NonNullable<ReturnType<RoleTarget['window']>>['webContents']) => void) => ({
  run: (target: RoleTarget) => {
    const contents = target.window()?.webContents;
    if (contents) run(contents);
  },
});

export function roleEntry(role: string, appName: string): RoleEntry | undefined {
  const mac = process.platform === 'darwin';
  const entries: Record<string, RoleEntry> = {
    about: { label: mac ? `About ${appName}` : 'About', run: (target) => target.showAboutPanel() },
    close: {
      label: mac ? 'Close Window' : 'Close',
      accelerator: 'CommandOrControl+W',
      run: (target) => target.window()?.close(),
    },
    copy: { label: 'Copy', accelerator: 'CommandOrControl+C', ...page((contents) => contents.copy()) },
    cut: { label: 'Cut', accelerator: 'CommandOrControl+X', ...page((contents) => contents.cut()) },
    delete: { label: 'Delete', ...page((contents) => contents.delete()) },
    front: { label: 'Bring All to Front' },
    help: { label: 'Help' },
    hide: { label: `Hide ${appName}`, accelerator: 'Command+H' },
    hideOthers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
    minimize: {
      label: 'Minimize',
      accelerator: 'CommandOrControl+M',
      run: (target) => target.window()?.minimize(),
    },
    paste: { label: 'Paste', accelerator: 'CommandOrControl+V', ...page((contents) => contents.paste()) },
    quit: {
      label: mac ? `Quit ${appName}` : process.platform === 'win32' ? 'Exit' : 'Quit',
      ...(process.platform === 'win32' ? {} : { accelerator: 'CommandOrControl+Q' }),
      run: (target) => target.quit(),
    },
    redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z', ...page((contents) => contents.redo()) },
    reload: { label: 'Reload', accelerator: 'CommandOrControl+R', ...page((contents) => contents.reload()) },
    resetZoom: {
      label: 'Actual Size',
      accelerator: 'CommandOrControl+0',
      ...page((contents) => contents.setZoomLevel(0)),
    },
    selectAll: {
      label: 'Select All',
      accelerator: 'CommandOrControl+A',
      ...page((contents) => contents.selectAll()),
    },
    services: { label: 'Services' },
    toggleDevTools: {
      label: 'Toggle Developer Tools',
      accelerator: mac ? 'Alt+Command+I' : 'Ctrl+Shift+I',
      ...page((contents) => contents.toggleDevTools()),
    },
    togglefullscreen: {
      label: 'Toggle Full Screen',
      accelerator: mac ? 'Control+Command+F' : 'F11',
      run: (target) => {
        const window = target.window();
        window?.setFullScreen(!window.isFullScreen());
      },
    },
    undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', ...page((contents) => contents.undo()) },
    unhide: { label: 'Show All' },
    window: { label: 'Window' },
    zoomIn: {
      label: 'Zoom In',
      accelerator: 'CommandOrControl+Plus',
      ...page((contents) => contents.setZoomLevel(contents.getZoomLevel() + 0.5)),
    },
    zoomOut: {
      label: 'Zoom Out',
      accelerator: 'CommandOrControl+-',
      ...page((contents) => contents.setZoomLevel(contents.getZoomLevel() - 0.5)),
    },
    appMenu: {
      label: appName,
      submenu: ['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
    },
    editMenu: {
      label: 'Edit',
      submenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
    },
    fileMenu: { label: 'File', submenu: [mac ? 'close' : 'quit'] },
    viewMenu: {
      label: 'View',
      submenu: ['reload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
    },
    windowMenu: { label: 'Window', submenu: mac ? ['minimize', 'front'] : ['minimize', 'close'] },
  };
  return Object.entries(entries).find(([name]) => name.toLowerCase() === role.toLowerCase())?.[1];
}
