/** Lets other work have its turn where words come faster than they are worked off. */

export interface Turns {
  /** @returns what to wait for, where this turn of the event loop has taken long enough; mostly undefined */
  giveWay(): Promise<void> | undefined;
}

/** @param longest milliseconds one answer may take of a turn */
export function createTurns(longest: number): Turns {
  let began: number | undefined;
  return {
    giveWay() {
      const now = performance.now();
      if (began !== undefined) return now - began < longest ? undefined : new Promise(setImmediate);
      began = now;
      setImmediate(() => {
        began = undefined;
      });
      return undefined;
    },
  };
}
