/** Menus as a test sees and uses them. */
import { canonical } from './accelerator.ts';
import type { Menu, MenuItem } from './menu.ts';

export interface MenuEntry {
  label: string;
  type: string;
  role: string | null;
  accelerator: string | null;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  submenu: MenuEntry[] | null;
}

/** By labels from the top, such as `['File', 'New question']`, or by a role. */
export type MenuPath = string[] | { role: string };

export function entriesOf(menu: Menu | null | undefined): MenuEntry[] {
  return (menu?.items ?? []).map((item) => ({
    label: item.label,
    type: item.type,
    role: item.role ?? null,
    accelerator: item.accelerator,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    submenu: item.submenu ? entriesOf(item.submenu) : null,
  }));
}

/** @throws Error where there is no such item, or a person could not click it */
export function clickEntry(menu: Menu | null | undefined, path: MenuPath): void {
  const item = Array.isArray(path)
    ? byLabels(menu, path)
    : every(menu).find(({ role }) => role === path.role.toLowerCase());
  const name = JSON.stringify(path);
  if (!item) throw new Error(`There is no menu item ${name}.`);
  if (!item.enabled || !item.visible) throw new Error(`The menu item ${name} cannot be clicked.`);
  item.click();
}

/** @returns whether the menu has an item with these keys, which has then been clicked */
export function pressKeys(menu: Menu | null | undefined, accelerator: string): boolean {
  const keys = canonical(accelerator);
  const item = every(menu).find(
    (each) =>
      each.accelerator && each.registerAccelerator && each.enabled && canonical(each.accelerator) === keys,
  );
  item?.click();
  return item !== undefined;
}

function byLabels(menu: Menu | null | undefined, [label, ...rest]: string[]): MenuItem | undefined {
  const item = menu?.items.find((each) => each.label.replace('&', '') === label);
  return rest.length > 0 ? byLabels(item?.submenu, rest) : item;
}

function every(menu: Menu | null | undefined): MenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...every(item.submenu)]);
}
