import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { Args, Output, RouteName } from '../../shared/contract.ts';
import type { Api } from '../api.ts';
import type { Cache, Loaded } from './cache.ts';

interface Data {
  api: Api;
  cache: Cache;
}

const DataContext = createContext<Data | null>(null);

export const DataProvider = DataContext.Provider;

export function useData(): Data {
  const data = use(DataContext);
  if (!data) throw new Error('no DataProvider above');
  return data;
}

export function useApi(): Api {
  return useData().api;
}

/**
 * What a route answers, asked anew whenever it changed.
 * @param input null asks nothing yet
 */
export function useRoute<N extends RouteName>(name: N, input: Args<N> | null): Loaded<Output<N>> {
  const { cache } = useData();
  const key = JSON.stringify(input);
  // `key` stands for `input`, which callers write anew on each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const watch = useCallback(
    (listener: () => void) => (input === null ? () => {} : cache.watch(name, input, listener)),
    [cache, name, key],
  );
  return useSyncExternalStore(watch, () => (input === null ? IDLE : cache.read(name, input)));
}

const IDLE: Loaded<never> = Object.freeze({ data: undefined, error: undefined, loading: false });
