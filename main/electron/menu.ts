/** The application menu: the platform's order and names, and the keys that the pages know too. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Push } from '../../shared/contract.ts';
import type { Texts } from './texts.ts';

export interface MenuActions {
  show(place: Push<'navigate'>): void;
  openDataFolder(): void;
}

export interface MenuOptions {
  platform: NodeJS.Platform;
  texts: Texts;
  /** Adds reload and the developer tools. */
  developer: boolean;
  actions: MenuActions;
}

export function menuTemplate({
  platform,
  texts,
  developer,
  actions,
}: MenuOptions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const go = (
    label: string,
    accelerator: string,
    screen: Push<'navigate'>['screen'],
  ): MenuItemConstructorOptions => ({ label, accelerator, click: () => actions.show({ screen }) });
  const settings = go(texts.settings, 'CommandOrControl+,', 'settings');

  return [
    ...(mac ? [appMenu(texts, settings)] : []),
    {
      label: texts.file,
      submenu: [
        go(texts.newQuestion, 'CommandOrControl+N', 'ask'),
        go(texts.newTicket, 'CommandOrControl+T', 'new_ticket'),
        separator,
        ...(mac ? [] : [settings, separator]),
        { label: texts.close, role: 'close' },
        ...(mac ? [] : [{ label: texts.quit, role: 'quit', accelerator: 'Control+Q' } as const]),
      ],
    },
    { label: texts.edit, submenu: editMenu(texts) },
    {
      label: texts.view,
      submenu: [
        go(texts.ask, 'CommandOrControl+1', 'ask'),
        go(texts.tickets, 'CommandOrControl+2', 'tickets'),
        go(texts.knowledge, 'CommandOrControl+3', 'knowledge'),
        go(texts.settingsScreen, 'CommandOrControl+4', 'settings'),
        separator,
        { label: texts.actualSize, role: 'resetZoom' },
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        separator,
        { label: texts.fullScreen, role: 'togglefullscreen' },
        ...(developer ? developerItems(texts) : []),
      ],
    },
    {
      label: texts.window,
      role: 'window',
      submenu: [
        { label: texts.minimize, role: 'minimize' },
        ...(mac ? [separator, { label: texts.front, role: 'front' } as const] : []),
      ],
    },
    {
      label: texts.help,
      role: 'help',
      submenu: [
        { label: texts.dataFolder, click: () => actions.openDataFolder() },
        ...(mac ? [] : [separator, { label: texts.about, role: 'about' } as const]),
      ],
    },
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function appMenu(texts: Texts, settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { label: texts.about, role: 'about' },
      separator,
      settings,
      separator,
      { label: texts.services, role: 'services' },
      separator,
      { label: texts.hide, role: 'hide' },
      { label: texts.hideOthers, role: 'hideOthers' },
      { label: texts.showAll, role: 'unhide' },
      separator,
      { label: texts.quit, role: 'quit' },
    ],
  };
}

/** Also the menu of a text field. */
export function editMenu(texts: Texts): MenuItemConstructorOptions[] {
  return [
    { label: texts.undo, role: 'undo' },
    { label: texts.redo, role: 'redo' },
    separator,
    { label: texts.cut, role: 'cut' },
    { label: texts.copy, role: 'copy' },
    { label: texts.paste, role: 'paste' },
    { label: texts.selectAll, role: 'selectAll' },
  ];
}

function developerItems(texts: Texts): MenuItemConstructorOptions[] {
  return [
    separator,
    { label: texts.reload, role: 'reload' },
    { label: texts.developerTools, role: 'toggleDevTools' },
  ];
}
