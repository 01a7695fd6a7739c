/** The keys that open the quick ask from any program. */
import type { GlobalShortcut } from 'electron';
import type { DesktopState } from '../../shared/model.ts';
import type { Log } from '../log.ts';

type ShortcutState = DesktopState['shortcut'];

export interface Shortcut {
  state(): ShortcutState;
  /** Lets go of the keys there were, and takes others; an empty accelerator takes none. */
  set(accelerator: string): ShortcutState;
}

export interface ShortcutDeps {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  /** Whether the desktop is one that hands out global shortcuts itself, and may refuse. */
  wayland: boolean;
  log: Log;
  onPress: () => void;
}

export function createShortcut({ globalShortcut, wayland, log, onPress }: ShortcutDeps): Shortcut {
  let current: ShortcutState = { accelerator: '', state: 'none' };

  const take = (accelerator: string): ShortcutState['state'] => {
    if (!accelerator) return 'none';
    try {
      if (globalShortcut.register(accelerator, onPress)) return 'active';
      return wayland ? 'unsupported' : 'taken';
    } catch {
      // Electron throws for what is no accelerator: there is then no shortcut.
      log.warn('The shortcut in the settings is not a key combination');
      return 'none';
    }
  };

  return {
    state: () => current,
    set(accelerator) {
      if (accelerator === current.accelerator && current.state === 'active') return current;
      if (current.state === 'active') globalShortcut.unregister(current.accelerator);
      current = { accelerator, state: take(accelerator) };
      return current;
    },
  };
}
