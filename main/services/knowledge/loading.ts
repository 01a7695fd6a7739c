/** One load at a time; a new request makes the one under way begin anew. */

export interface Loading {
  /** Resolves when a load that began after this call has ended. */
  start(): Promise<void>;
  /** Ends what is under way, and begins nothing any more. */
  close(): Promise<void>;
}

/** @param load ends soon, with what it has, when the signal aborts */
export function createLoading(load: (signal: AbortSignal) => Promise<void>): Loading {
  let running: Promise<void> | undefined;
  let current = new AbortController();
  let again = false;
  let closed = false;

  async function run(): Promise<void> {
    do {
      again = false;
      current = new AbortController();
      await load(current.signal);
    } while (again && !closed);
  }

  return {
    start() {
      if (closed) return Promise.resolve();
      if (running) {
        again = true;
        current.abort();
        return running;
      }
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    },
    async close() {
      closed = true;
      current.abort();
      await running?.catch(() => {});
    },
  };
}
