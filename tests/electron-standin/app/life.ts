/** The app's life: ready, quitting, exit, in Electron's order. */
import { createEvent } from '../event.ts';

/** A window as far as quitting goes. */
interface Closable {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
  once(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

export interface Life {
  isReady(): boolean;
  isExiting(): boolean;
  whenReady(): Promise<void>;
  /** The entry has been run and Chromium is there. */
  becomeReady(): void;
  quit(): void;
  exit(code?: number): void;
  /** The last window has gone. */
  allWindowsClosed(): void;
}

export interface LifeDeps {
  emit: (event: string, ...args: unknown[]) => boolean;
  hasListeners: (event: string) => boolean;
  windows: () => Closable[];
  /** Ends the process in order. */
  end: (code: number) => Promise<void>;
}

export function createLife({ emit, hasListeners, windows, end }: LifeDeps): Life {
  const ready = Promise.withResolvers<void>();
  let isReady = false;
  let quitting = false;
  let exiting = false;

  async function quit(): Promise<void> {
    if (quitting || exiting) return;
    if (!may('before-quit')) return;
    quitting = true;
    for (const window of windows()) {
      if (await isKept(window)) {
        quitting = false;
        return;
      }
    }
    notifyAndExit();
  }

  function notifyAndExit(): void {
    if (may('will-quit')) exit(0);
    else quitting = false;
  }

  function may(name: string): boolean {
    const event = createEvent({});
    emit(name, event);
    return !event.defaultPrevented;
  }

  function exit(code = 0): void {
    if (exiting) return;
    exiting = true;
    for (const window of windows()) window.destroy();
    emit('quit', createEvent({}), code);
    end(code);
  }

  return {
    isReady: () => isReady,
    isExiting: () => exiting,
    whenReady: () => ready.promise,
    becomeReady() {
      if (exiting || isReady) return;
      isReady = true;
      emit('will-finish-launching');
      emit('ready', createEvent({}), {});
      ready.resolve();
    },
    quit: () => void quit(),
    exit,
    allWindowsClosed() {
      if (quitting || exiting) return;
      if (hasListeners('window-all-closed')) emit('window-all-closed');
      else quit();
    },
  };
}

/** @returns whether the window prevented its closing */
function isKept(window: Closable): Promise<boolean> {
  return new Promise((resolve) => {
    const closed = (): void => settle(false);
    const kept = (): void => settle(true);
    function settle(answer: boolean): void {
      window.off('closed', closed);
      window.off('-close-prevented', kept);
      resolve(answer);
    }
    window.once('closed', closed);
    window.once('-close-prevented', kept);
    if (window.isDestroyed()) closed();
    else window.close();
  });
}
