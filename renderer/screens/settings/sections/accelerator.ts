/** Key combinations as Electron writes them. */

/** The parts of a keyboard event that matter. */
export interface Keys {
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Insert: 'Insert',
  Delete: 'Delete',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/**
 * The accelerator that pressed keys mean; null while no key beside Ctrl, Alt, Shift and the like is down, or none of
 * these is: such a shortcut would take a letter from every program.
 */
export function acceleratorOf(
  { code, ctrlKey, metaKey, altKey, shiftKey }: Keys,
  mac: boolean,
): string | null {
  const key = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)?.slice(1).find(Boolean) ?? NAMED[code];
  const isFunction = /^F\d/.test(key ?? '');
  if (!key || (!isFunction && !ctrlKey && !metaKey && !altKey)) return null;
  const parts = [
    (mac ? metaKey : ctrlKey) && 'CommandOrControl',
    mac && ctrlKey && 'Control',
    !mac && metaKey && 'Super',
    altKey && 'Alt',
    shiftKey && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

/** The same keys as `useKeyNames` takes them: `CommandOrControl+Shift+Space` → `mod+shift+Space`. */
export function keysOf(accelerator: string): string {
  return accelerator
    .split('+')
    .map((part) => ({ CommandOrControl: 'mod', Shift: 'shift', Alt: 'alt', Return: 'enter' })[part] ?? part)
    .join('+');
}
