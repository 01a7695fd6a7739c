/** How often one caller may ask: a bucket for each that fills steadily and holds a burst. */
import { Failure } from '../../shared/errors.ts';

/** 0 for no bound. */
export interface Rates {
  /** Calls of any kind in a second. */
  requests: number | undefined;
  /** Questions in a minute. */
  chats: number | undefined;
}

/** Programs of this computer cannot be told apart: their common bounds only stop one that runs wild. */
const DEFAULTS = {
  local: { requests: 20_000, chats: 180_000 },
  token: { requests: 500, chats: 120 },
} as const;

/** The bucket holds what comes in this time, in seconds. */
const BURST = { requests: 5, chats: 60 } as const;

/** Calls in a second without a token that holds. */
const REFUSALS = 10;
const REFUSALS_BURST = 10;

/** Why a call is refused for now, with the seconds after which it is not. */
export class TooOften extends Failure {
  readonly seconds: number;

  constructor(seconds: number) {
    super('too_many_requests');
    this.seconds = seconds;
  }
}

export interface CallRates {
  /** @throws TooOften */
  take(caller: string, route: string): void;
  /**
   * Counts a call without a token that holds, all of them together: a good token never waits for those.
   * @throws TooOften
   */
  refuse(): void;
}

/** @param clock in milliseconds */
export function createRates(
  mode: 'local' | 'token',
  given: Partial<Rates> = {},
  clock: () => number = () => performance.now(),
): CallRates {
  const requests = createBuckets(given.requests ?? DEFAULTS[mode].requests, BURST.requests, clock);
  const chats = createBuckets((given.chats ?? DEFAULTS[mode].chats) / 60, BURST.chats, clock);
  const refusals = createBuckets(REFUSALS, REFUSALS_BURST, clock);
  return {
    take(caller, route) {
      requests(caller);
      if (route === 'chat.ask') chats(caller);
    },
    refuse: () => refusals('all'),
  };
}

function createBuckets(
  perSecond: number,
  burstSeconds: number,
  clock: () => number,
): (caller: string) => void {
  if (perSecond === 0) return () => {};
  const size = Math.max(1, perSecond * burstSeconds);
  const buckets = new Map<string, { level: number; at: number }>();
  return (caller) => {
    const now = clock();
    const bucket = buckets.get(caller) ?? { level: size, at: now };
    bucket.level = Math.min(size, bucket.level + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(caller, bucket);
    if (bucket.level < 1) throw new TooOften(Math.ceil((1 - bucket.level) / perSecond));
    bucket.level -= 1;
  };
}
