/** The tray: the app's hold on the screen while its windows are closed. */
import { Menu, type MenuItemConstructorOptions, type NativeImage, Tray } from 'electron';
import type { ModelStatus } from '../../shared/model.ts';
import { APP_NAME } from './identity.ts';
import { modelWords, type Texts } from './texts.ts';

export interface TrayActions {
  quickAsk(): void;
  open(): void;
  newTicket(): void;
  setStartAtLogin(wanted: boolean): void;
  quit(): void;
}

interface TrayView {
  texts: Texts;
  model: ModelStatus | undefined;
  startAtLogin: boolean;
  /** The shortcut of the quick ask where it works; empty where not. */
  shortcut: string;
}

export interface AppTray {
  update(view: TrayView): void;
}

export function createTray(image: NativeImage, actions: TrayActions): AppTray {
  const tray = new Tray(image);
  // On macOS a click opens the menu by itself.
  if (process.platform !== 'darwin') tray.on('click', () => actions.open());
  return {
    update(view) {
      tray.setToolTip(`${APP_NAME}: ${modelWords(view.texts, view.model)}`);
      tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(view, actions)));
    },
  };
}

function trayTemplate(view: TrayView, actions: TrayActions): MenuItemConstructorOptions[] {
  const { texts, shortcut } = view;
  return [
    {
      label: texts.quickAsk,
      // Shown only: the keys are taken system-wide already.
      ...(shortcut ? { accelerator: shortcut, registerAccelerator: false } : {}),
      click: () => actions.quickAsk(),
    },
    { label: texts.open, click: () => actions.open() },
    { label: texts.newTicket, click: () => actions.newTicket() },
    { type: 'separator' },
    { label: modelWords(texts, view.model), enabled: false },
    { type: 'separator' },
    {
      label: texts.startAtLogin,
      type: 'checkbox',
      checked: view.startAtLogin,
      click: ({ checked }) => actions.setStartAtLogin(checked),
    },
    { type: 'separator' },
    { label: texts.quit, click: () => actions.quit() },
  ];
}
