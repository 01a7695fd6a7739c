/** Menu, tray and theme: what the app is outside its pages, in step with language, model and settings. */
import { app, Menu, nativeTheme } from 'electron';
import { ModelStatus, Preferences, type Settings } from '../../shared/model.ts';
import { trayImage } from './icons.ts';
import { type MenuActions, menuTemplate } from './menu.ts';
import type { Shortcut } from './shortcut.ts';
import { type Texts, textsFor } from './texts.ts';
import { createTray, type TrayActions } from './tray.ts';

export interface Surroundings {
  texts(): Texts;
  /** Takes in what the parts of the app tell, by the names of `shared/contract/pushes.ts`. */
  take(name: string, data: unknown): void;
  /** To be told when settings have taken effect. */
  settled(settings: Settings): void;
}

export interface SurroundingsDeps {
  root: string;
  /** Adds what developers need to the menu. */
  developer: boolean;
  shortcut: Pick<Shortcut, 'state'>;
  menu: MenuActions;
  tray: Omit<TrayActions, 'setStartAtLogin'> & { setStartAtLogin(wanted: boolean): Promise<unknown> };
}

export function createSurroundings({
  root,
  developer,
  shortcut,
  menu,
  tray,
}: SurroundingsDeps): Surroundings {
  let texts = textsFor('system', app.getLocale());
  let model: ModelStatus | undefined;
  let startAtLogin = false;
  const icon = createTray(trayImage(root), {
    ...tray,
    // Where it was not to be had, the mark goes back.
    setStartAtLogin: (wanted) => void tray.setStartAtLogin(wanted).then(updateTray),
  });

  function updateTray(): void {
    const { accelerator, state } = shortcut.state();
    icon.update({ texts, model, startAtLogin, shortcut: state === 'active' ? accelerator : '' });
  }

  function updateMenu(): void {
    const template = menuTemplate({ platform: process.platform, texts, developer, actions: menu });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  updateMenu();
  updateTray();

  return {
    texts: () => texts,
    take(name, data) {
      if (name === 'model.changed') {
        model = ModelStatus.parse(data);
        updateTray();
      }
      if (name === 'preferences.changed') {
        const { language, theme } = Preferences.parse(data);
        texts = textsFor(language, app.getLocale());
        nativeTheme.themeSource = theme;
        updateMenu();
        updateTray();
      }
    },
    settled(settings) {
      startAtLogin = settings.start_at_login;
      updateTray();
    },
  };
}
