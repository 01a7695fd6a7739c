import type { Args, Output, Push, PushName, RouteEvent, RouteName } from './contract.ts';
import type { Result } from './errors.ts';

/** A call under way. */
export interface Call<N extends RouteName> {
  /** Never rejects. */
  result: Promise<Result<Output<N>>>;
  /** Stops it; the result is then `cancelled`. */
  cancel(): void;
}

/** What the preload gives to the page as `window.support`. */
export interface SupportBridge {
  /** @param onEvent told of progress where the route streams */
  request<N extends RouteName>(name: N, input: Args<N>, onEvent?: (event: RouteEvent<N>) => void): Call<N>;
  /** @returns ends the listening */
  on<P extends PushName>(name: P, listener: (data: Push<P>) => void): () => void;
}
