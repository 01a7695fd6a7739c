/** Electron's accelerators, such as `CommandOrControl+Shift+Space`. */

const MODIFIERS: Record<string, string> = {
  command: 'meta',
  cmd: 'meta',
  meta: 'meta',
  super: 'meta',
  control: 'control',
  ctrl: 'control',
  alt: 'alt',
  option: 'alt',
  altgr: 'altgr',
  shift: 'shift',
};

const KEYS = new Set(
  [
    'plus space tab capslock numlock scrolllock backspace delete insert return enter up down left right home end',
    'pageup pagedown escape esc volumeup volumedown volumemute medianexttrack mediaprevioustrack mediastop',
    'mediaplaypause printscreen numdec numadd numsub nummult numdiv',
  ]
    .join(' ')
    .split(' '),
);

const ALIASES: Record<string, string> = { return: 'enter', esc: 'escape', '+': 'plus' };

/**
 * @returns one spelling for each combination of keys, so that two can be compared
 * @throws TypeError where it is none
 */
export function canonical(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => part.trim().toLowerCase());
  const keys: string[] = [];
  const modifiers = new Set<string>();
  for (const part of parts) {
    const either = /^(commandorcontrol|cmdorctrl)$/.test(part);
    const modifier = either ? (process.platform === 'darwin' ? 'meta' : 'control') : MODIFIERS[part];
    if (modifier) modifiers.add(modifier);
    else keys.push(ALIASES[part] ?? part);
  }
  const [key = ''] = keys;
  if (keys.length !== 1 || !isKey(key)) {
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
  }
  return [...[...modifiers].sort(), key].join('+');
}

function isKey(key: string): boolean {
  return KEYS.has(key) || /^[!-~]$/.test(key) || /^f([1-9]|1\d|2[0-4])$/.test(key) || /^num\d$/.test(key);
}
