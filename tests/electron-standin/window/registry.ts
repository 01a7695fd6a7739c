/** The windows there are, and which of them has the keyboard. */

/** A window as far as the registry goes. */
interface Emitter {
  emit(event: string): boolean;
}

export interface WindowRegistry<W> {
  all(): W[];
  focused(): W | null;
  add(window: W): void;
  remove(window: W): void;
  /** Gives the keyboard to a window, or to another program. */
  focus(window: W | null): void;
}

export interface WindowRegistryDeps<W> {
  /** Told of `browser-window-focus` and the like. */
  tellApp: (event: string, window: W) => void;
  onAllClosed: () => void;
}

export function createWindowRegistry<W extends Emitter>({
  tellApp,
  onAllClosed,
}: WindowRegistryDeps<W>): WindowRegistry<W> {
  const windows = new Set<W>();
  let focused: W | null = null;

  function focus(window: W | null): void {
    if (window === focused) return;
    const before = focused;
    focused = window;
    if (before) {
      before.emit('blur');
      tellApp('browser-window-blur', before);
    }
    // A listener of the blur may have given it to yet another.
    if (window && focused === window) {
      window.emit('focus');
      tellApp('browser-window-focus', window);
    }
  }

  return {
    all: () => [...windows],
    focused: () => focused,
    add: (window) => void windows.add(window),
    remove(window) {
      if (focused === window) focused = null;
      if (windows.delete(window) && windows.size === 0) onAllClosed();
    },
    focus,
  };
}
