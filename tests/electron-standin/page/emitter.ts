type Listener = (...args: unknown[]) => void;

/** The part of Node's EventEmitter that a sandboxed preload gets. Self-contained: its source runs in the page. */
export function createEmitterClass() {
  return class EventEmitter {
    #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

    on(event: string, listener: Listener): this {
      this.#listeners.set(event, [...this.#of(event), { listener, once: false }]);
      return this;
    }

    once(event: string, listener: Listener): this {
      this.#listeners.set(event, [...this.#of(event), { listener, once: true }]);
      return this;
    }

    off(event: string, listener: Listener): this {
      const kept = [...this.#of(event)];
      const last = kept.findLastIndex((entry) => entry.listener === listener);
      if (last >= 0) kept.splice(last, 1);
      this.#listeners.set(event, kept);
      return this;
    }

    addListener(event: string, listener: Listener): this {
      return this.on(event, listener);
    }

    removeListener(event: string, listener: Listener): this {
      return this.off(event, listener);
    }

    removeAllListeners(event?: string): this {
      if (event === undefined) this.#listeners.clear();
      else this.#listeners.delete(event);
      return this;
    }

    listenerCount(event: string): number {
      return this.#of(event).length;
    }

    emit(event: string, ...args: unknown[]): boolean {
      const heard = this.#of(event);
      for (const { listener, once } of heard) {
        if (once) this.off(event, listener);
        listener.apply(this, args);
      }
      return heard.length > 0;
    }

    #of(event: string) {
      return this.#listeners.get(event) ?? [];
    }
  };
}
