/** Electron's `globalShortcut`. */
import type { GlobalShortcut } from 'electron';
import { canonical } from './accelerator.ts';

export interface Shortcuts {
  globalShortcut: Pick<
    GlobalShortcut,
    'register' | 'registerAll' | 'unregister' | 'unregisterAll' | 'isRegistered'
  >;
  /** The combinations that the app holds. */
  held(): string[];
  /** @returns whether the app holds it, and so heard it */
  press(accelerator: string): boolean;
  /** Another program takes a combination, or lets it go. */
  setTaken(accelerator: string, taken: boolean): void;
}

export function createShortcuts(isReady: () => boolean): Shortcuts {
  const callbacks = new Map<string, () => void>();
  const taken = new Set<string>();

  const register = (accelerator: string, callback: () => void): boolean => {
    if (!isReady()) throw new Error('globalShortcut cannot be used before the app is ready');
    const keys = canonical(accelerator);
    if (taken.has(keys) || callbacks.has(keys)) return false;
    callbacks.set(keys, callback);
    return true;
  };
  return {
    globalShortcut: {
      register,
      registerAll: (accelerators, callback) => {
        for (const accelerator of accelerators) register(accelerator, callback);
      },
      unregister: (accelerator) => void callbacks.delete(canonical(accelerator)),
      unregisterAll: () => callbacks.clear(),
      isRegistered: (accelerator) => callbacks.has(canonical(accelerator)),
    },
    held: () => [...callbacks.keys()],
    press(accelerator) {
      const callback = callbacks.get(canonical(accelerator));
      callback?.();
      return callback !== undefined;
    },
    setTaken(accelerator, now) {
      if (now) taken.add(canonical(accelerator));
      else taken.delete(canonical(accelerator));
    },
  };
}
