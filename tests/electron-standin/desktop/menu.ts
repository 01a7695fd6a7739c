/** Electron's Menu and MenuItem. */
import { EventEmitter } from 'node:events';
import type {
  BaseWindow,
  Menu as ElectronMenu,
  MenuItem as ElectronMenuItem,
  MenuItemConstructorOptions,
  PopupOptions,
} from 'electron';
import { standingFor } from '../standing-for.ts';
import { type RoleTarget, roleEntry } from './roles.ts';

export interface MenuDeps {
  target: RoleTarget;
  /** Told of a menu that was put on the screen. */
  onPopup: (menu: Menu) => void;
}

export type MenuItem = InstanceType<ReturnType<typeof createMenuClasses>['MenuItem']>;
export type Menu = InstanceType<ReturnType<typeof createMenuClasses>['Menu']>;

type ItemPart = Pick<
  ElectronMenuItem,
  | 'id'
  | 'label'
  | 'sublabel'
  | 'toolTip'
  | 'type'
  | 'enabled'
  | 'visible'
  | 'checked'
  | 'click'
  | 'registerAccelerator'
>;
type MenuPart = Pick<ElectronMenu, 'popup' | 'closePopup'>;

export function createMenuClasses({ target, onPopup }: MenuDeps) {
  let applicationMenu: Menu | null = null;

  class MenuItem implements ItemPart {
    readonly id: string;
    readonly type: ElectronMenuItem['type'];
    readonly role: string | undefined;
    readonly accelerator: string | null;
    readonly submenu: Menu | undefined;
    readonly click: (event?: object, window?: object | null) => void;
    readonly registerAccelerator: boolean;
    readonly #siblings: () => MenuItem[];
    label: string;
    sublabel: string;
    toolTip: string;
    enabled: boolean;
    visible: boolean;
    checked: boolean;

    /** @param siblings the items of its menu, of which only one radio button is checked at a time */
    constructor(options: MenuItemConstructorOptions, siblings: () => MenuItem[] = () => []) {
      const role = options.role && roleEntry(options.role, target.appName);
      if (options.role && !role) throw new TypeError(`Invalid role for MenuItem: ${options.role}`);
      const below = options.submenu ?? role?.submenu?.map((name) => ({ role: name }));
      this.submenu =
        below instanceof Menu ? below : Array.isArray(below) ? Menu.buildFromTemplate(below) : undefined;
      this.id = options.id ?? '';
      this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
      if (this.type === 'submenu' && !this.submenu) throw new Error('Invalid submenu');
      this.role = options.role?.toLowerCase();
      this.label = options.label ?? role?.label ?? '';
      this.sublabel = options.sublabel ?? '';
      this.toolTip = options.toolTip ?? '';
      this.accelerator = options.accelerator ?? role?.accelerator ?? null;
      this.registerAccelerator = options.registerAccelerator ?? true;
      this.enabled = options.enabled ?? true;
      this.visible = options.visible ?? true;
      this.checked = options.checked ?? false;
      this.#siblings = siblings;
      this.click = (event = {}, window = target.window()) => {
        if (this.type === 'checkbox') this.checked = !this.checked;
        if (this.type === 'radio') this.#choose();
        if (role?.run) role.run(target);
        else
          options.click?.(standingFor<ElectronMenuItem>(this), standingFor<BaseWindow>(window ?? {}), event);
      };
    }

    #choose(): void {
      for (const item of this.#siblings()) if (item.type === 'radio') item.checked = item === this;
    }
  }

  class Menu extends EventEmitter implements MenuPart {
    items: MenuItem[] = [];

    static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem | ElectronMenuItem)[]): Menu {
      if (!Array.isArray(template)) {
        throw new TypeError('Invalid template for Menu: Menu template must be an array');
      }
      const menu = new Menu();
      for (const each of template) {
        if (each instanceof MenuItem) menu.append(each);
        else menu.append(new MenuItem(checked(each), () => menu.items));
      }
      return menu;
    }

    static setApplicationMenu(menu: Menu | null): void {
      applicationMenu = menu;
    }

    static getApplicationMenu(): Menu | null {
      return applicationMenu;
    }

    append(item: MenuItem): void {
      this.items.push(item);
    }

    insert(position: number, item: MenuItem): void {
      this.items.splice(position, 0, item);
    }

    getMenuItemById(id: string): MenuItem | null {
      for (const item of this.items) {
        const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
        if (found) return found;
      }
      return null;
    }

    popup(_options?: PopupOptions): void {
      this.emit('menu-will-show');
      onPopup(this);
    }

    closePopup(): void {
      this.emit('menu-will-close');
    }
  }

  return { Menu, MenuItem };
}

function checked(template: MenuItemConstructorOptions | ElectronMenuItem): MenuItemConstructorOptions {
  const known =
    typeof template === 'object' &&
    ('label' in template || 'role' in template || template.type === 'separator');
  if (!known)
    throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
  // Electron takes its own items here too; of the stand-in's, the caller has taken care.
  return template as MenuItemConstructorOptions;
}
