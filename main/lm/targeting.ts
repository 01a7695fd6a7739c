/** Where the next question goes, without asking anybody where the last look is still good. */
import { type ErrorCode, Failure } from '../../shared/errors.ts';
import type { Target } from './converse.ts';
import { codeOf } from './describe.ts';
import type { Lookout, Sighting } from './lookout.ts';
import { chooseModel } from './models.ts';

export interface Targeting {
  /**
   * @param signal its reason is thrown where it aborts meanwhile
   * @param avoid a model that the server has just refused
   * @throws Failure `model_not_running`, `model_server_off`; `model_not_loaded` where no model can be named
   */
  find(signal: AbortSignal, avoid?: string): Promise<Target>;
  /** What was seen, from memory where it is younger than `age` milliseconds and no question has failed since. */
  sighting(age: number): Promise<Sighting>;
  /** A question was answered by this model. */
  answered(model: string): void;
  /** A question failed: the last look is not to be trusted, unless the failure says nothing against it. */
  failed(error: unknown): void;
  /** The model of the last answer, where no question has failed since. */
  lastModel(): string | undefined;
}

/** Milliseconds after which a look is repeated beside a question, which does not wait for it. */
const REFRESH = 10_000;
/** Milliseconds for which "nothing there" is believed: on Windows it takes two seconds to find out. */
const BELIEVED = 2_000;
/** Failures that say nothing against what the last look saw, its own included. */
const HARMLESS: readonly ErrorCode[] = [
  'cancelled',
  'shutting_down',
  'model_busy',
  'model_context_full',
  'model_empty',
];

export function createTargeting(lookout: Lookout, wanted: string | undefined): Targeting {
  let isDoubted = false;
  let lastModel: string | undefined;

  async function look(): Promise<Sighting> {
    isDoubted = false;
    return await lookout.look();
  }

  /** A sighting to go by: an old one of a server will do, and is renewed meanwhile. */
  async function current(signal: AbortSignal): Promise<Sighting> {
    const last = lookout.last();
    if (last && !isDoubted) {
      const age = performance.now() - last.at;
      if (last.address && age > REFRESH) void look();
      if (last.address || age < BELIEVED) return last;
    }
    return await unlessAborted(look(), signal);
  }

  return {
    async find(signal, avoid) {
      const sighting = await current(signal);
      if (!sighting.address) throw new Failure(codeOf(sighting));
      const chosen = chooseModel(sighting.models, wanted, avoid);
      const model = chosen?.id ?? (wanted === avoid ? undefined : wanted);
      if (model === undefined) throw new Failure('model_not_loaded');
      return { address: sighting.address, model, context: chosen?.context ?? null };
    },
    async sighting(age) {
      const last = lookout.last();
      return last && !isDoubted && performance.now() - last.at < age ? last : await look();
    },
    answered(model) {
      lastModel = model;
    },
    failed(error) {
      if (error instanceof Failure && HARMLESS.includes(error.code)) return;
      isDoubted = true;
      lastModel = undefined;
    },
    lastModel: () => lastModel,
  };
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
