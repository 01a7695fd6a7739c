import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { endInOrder } from '../../main/electron/ending.ts';

const log = { info() {}, warn() {}, error() {} };

/** Electron's side of quitting: asks, and ends unless it is prevented. */
class App extends EventEmitter {
  ended: number | undefined;

  quit(): void {
    this.emit('before-quit');
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.ended ??= 0;
  }

  exit(code: number): void {
    this.ended ??= code;
  }
}

function ending(close: () => Promise<void>) {
  const app = new App();
  return { app, ending: endInOrder({ app: app as never, log, close }) };
}

afterEach(() => vi.useRealTimers());

describe('quitting', () => {
  it('waits for the app to be closed, once, however often it is asked', async () => {
    const closed = Promise.withResolvers<void>();
    let closes = 0;
    const { app, ending: each } = ending(() => {
      closes++;
      return closed.promise;
    });
    expect(each.has()).toBe(false);
    app.quit();
    app.quit();
    expect(each.has()).toBe(true);
    expect(app.ended).toBeUndefined();
    closed.resolve();
    await vi.waitFor(() => expect(app.ended).toBe(0));
    expect(closes).toBe(1);
  });

  it('quits where closing fails', async () => {
    const { app } = ending(() => Promise.reject(new Error('disk')));
    app.quit();
    await vi.waitFor(() => expect(app.ended).toBe(0));
  });

  it('quits where closing never ends', () => {
    vi.useFakeTimers();
    const { app } = ending(() => new Promise(() => {}));
    app.quit();
    vi.advanceTimersByTime(9_000);
    expect(app.ended).toBeUndefined();
    vi.advanceTimersByTime(2_000);
    expect(app.ended).toBe(1);
  });

  it('does not follow from the last window’s closing', () => {
    const { app } = ending(async () => {});
    // Without a listener Electron would quit.
    expect(app.listenerCount('window-all-closed')).toBe(1);
    app.emit('window-all-closed');
    expect(app.ended).toBeUndefined();
  });
});
