/**
 * What routes answered, kept for all components: each question is asked once, again when its answer is stale, and by
 * itself where it failed for a reason that passes.
 */
import type { Args, Output, RouteName } from '../../shared/contract.ts';
import { type ErrorValue, retryAfterOf } from '../../shared/errors.ts';
import type { Api } from '../api.ts';

/** An answer on its way, there, or failed; `data` stays while a newer one is loaded. */
export interface Loaded<T> {
  data: T | undefined;
  error: ErrorValue | undefined;
  loading: boolean;
}

interface Entry {
  state: Loaded<unknown>;
  stale: boolean;
  /** Counts the answers that were begun or put: only the latest is kept. */
  turn: number;
  listeners: Set<() => void>;
  ask: () => Promise<void>;
}

export interface Cache {
  /** The answer as it is now; the same object until it changes. */
  read<N extends RouteName>(name: N, input: Args<N>): Loaded<Output<N>>;
  /** Asks where there is no fresh answer, and tells of every change. @returns ends the listening */
  watch<N extends RouteName>(name: N, input: Args<N>, listener: () => void): () => void;
  /** Puts an answer that came another way in its place. */
  put<N extends RouteName>(name: N, input: Args<N>, value: Output<N>): void;
  /** Makes the answers of routes with this prefix stale; those on the screen are asked again at once. */
  invalidate(prefix: string): void;
}

const NOTHING: Loaded<never> = Object.freeze({ data: undefined, error: undefined, loading: true });

export function createCache(api: Pick<Api, 'request'>): Cache {
  const entries = new Map<string, Entry>();

  function entryOf<N extends RouteName>(name: N, input: Args<N>): Entry {
    const key = keyOf(name, input);
    const known = entries.get(key);
    if (known) return known;
    const entry: Entry = {
      state: NOTHING,
      stale: true,
      turn: 0,
      listeners: new Set(),
      async ask() {
        entry.stale = false;
        entry.turn += 1;
        const { turn } = entry;
        if (!entry.state.loading) set(entry, { ...entry.state, loading: true });
        const result = await api.request(name, input).result;
        // Another answer came meanwhile, or something changed: this one is old already.
        if (entry.turn !== turn) return;
        if (entry.stale) await entry.ask();
        else if (result.ok) set(entry, { data: result.value, error: undefined, loading: false });
        else {
          set(entry, { ...entry.state, error: result.error, loading: false });
          askAgain(entry, result.error);
        }
      },
    };
    entries.set(key, entry);
    return entry;
  }

  function set(entry: Entry, state: Loaded<unknown>): void {
    entry.state = state;
    for (const listener of entry.listeners) listener();
  }

  /** Where it passes by itself, nobody who still looks has to ask. */
  function askAgain(entry: Entry, { code }: ErrorValue): void {
    const seconds = retryAfterOf(code);
    const { turn } = entry;
    if (seconds === undefined) return;
    setTimeout(() => {
      if (entry.turn === turn && entry.listeners.size > 0) void entry.ask();
    }, seconds * 1000);
  }

  return {
    // An entry is filled by its own route's answer alone, so its data is of that route's type.
    read: <N extends RouteName>(name: N, input: Args<N>) =>
      (entries.get(keyOf(name, input))?.state ?? NOTHING) as Loaded<Output<N>>,
    watch(name, input, listener) {
      const entry = entryOf(name, input);
      entry.listeners.add(listener);
      if (entry.stale) void entry.ask();
      return () => {
        entry.listeners.delete(listener);
        // What nobody looks at any more is kept until it is stale: going back and forth costs nothing. A failure is not.
        const isOver = entry.stale || entry.state.error !== undefined;
        if (isOver && entry.listeners.size === 0) entries.delete(keyOf(name, input));
      };
    },
    put(name, input, value) {
      const entry = entryOf(name, input);
      entry.stale = false;
      entry.turn += 1;
      set(entry, { data: value, error: undefined, loading: false });
    },
    invalidate(prefix) {
      for (const [key, entry] of entries) {
        if (!key.startsWith(prefix)) continue;
        const underWay = entry.state.loading;
        entry.stale = true;
        if (entry.listeners.size === 0) entries.delete(key);
        else if (!underWay) void entry.ask();
      }
    },
  };
}

function keyOf(name: RouteName, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}
