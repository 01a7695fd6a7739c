import { describe, expect, it } from 'vitest';
import { createShortcut } from '../../main/electron/shortcut.ts';

/** The system's side: which keys other programs hold, and which we do. */
function keyboard(taken: string[] = []) {
  const held = new Map<string, () => void>();
  return {
    held,
    globalShortcut: {
      register(accelerator: string, press: () => void) {
        if (/[^\w+]/.test(accelerator)) throw new TypeError('conversion failure');
        if (taken.includes(accelerator) || held.has(accelerator)) return false;
        held.set(accelerator, press);
        return true;
      },
      unregister: (accelerator: string) => void held.delete(accelerator),
    },
  };
}

const log = { info() {}, warn() {}, error() {} };

describe('the shortcut', () => {
  it('is taken, pressed, changed and let go', () => {
    const { held, globalShortcut } = keyboard();
    let presses = 0;
    const shortcut = createShortcut({ globalShortcut, wayland: false, log, onPress: () => presses++ });
    expect(shortcut.state()).toEqual({ accelerator: '', state: 'none' });
    expect(shortcut.set('Ctrl+Shift+Space')).toEqual({ accelerator: 'Ctrl+Shift+Space', state: 'active' });
    held.get('Ctrl+Shift+Space')?.();
    expect(presses).toBe(1);
    expect(shortcut.set('Ctrl+Shift+Space').state).toBe('active');
    shortcut.set('Alt+Space');
    expect([...held.keys()]).toEqual(['Alt+Space']);
    expect(shortcut.set('')).toEqual({ accelerator: '', state: 'none' });
    expect([...held.keys()]).toEqual([]);
  });

  it('says that another program holds it, and tries again when asked again', () => {
    const taken = ['Ctrl+Space'];
    const { held, globalShortcut } = keyboard(taken);
    const shortcut = createShortcut({ globalShortcut, wayland: false, log, onPress() {} });
    expect(shortcut.set('Ctrl+Space').state).toBe('taken');
    taken.length = 0;
    expect(shortcut.set('Ctrl+Space').state).toBe('active');
    expect(held.size).toBe(1);
  });

  it('says that a desktop forbids global shortcuts', () => {
    const { globalShortcut } = keyboard(['Ctrl+Space']);
    const shortcut = createShortcut({ globalShortcut, wayland: true, log, onPress() {} });
    expect(shortcut.set('Ctrl+Space').state).toBe('unsupported');
  });

  it('is none where the setting is no key combination', () => {
    const shortcut = createShortcut({ ...keyboard(), wayland: false, log, onPress() {} });
    expect(shortcut.set('Ctrl-Space!').state).toBe('none');
  });
});
