/** The calls under way, by the window that made them: bounded, and stopped when their window goes. */

export interface Calls {
  /**
   * @returns what stops the call; undefined where the window has as many calls under way as it may, or one of this name
   */
  begin(owner: number, call: string): AbortController | undefined;
  end(owner: number, call: string): void;
  stop(owner: number, call: string): void;
  stopAll(owner: number): void;
}

/** @param most calls under way at one time, for each window */
export function createCalls(most: number): Calls {
  const owners = new Map<number, Map<string, AbortController>>();

  return {
    begin(owner, call) {
      const calls = owners.get(owner) ?? new Map<string, AbortController>();
      if (calls.size >= most || calls.has(call)) return undefined;
      const controller = new AbortController();
      owners.set(owner, calls.set(call, controller));
      return controller;
    },
    end(owner, call) {
      const calls = owners.get(owner);
      calls?.delete(call);
      if (calls?.size === 0) owners.delete(owner);
    },
    stop(owner, call) {
      owners.get(owner)?.get(call)?.abort();
    },
    stopAll(owner) {
      for (const controller of owners.get(owner)?.values() ?? []) controller.abort();
    },
  };
}
