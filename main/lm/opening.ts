/** The beginning of an answer: at most two attempts to get its first words. */
import { type ErrorCode, Failure } from '../../shared/errors.ts';
import type { Call } from './call.ts';
import { RetryableFailure } from './causes.ts';
import { type ConverseDeps, converse, type Target } from './converse.ts';
import type { ChatChunk, ChatRequest } from './language-model.ts';
import type { Targeting } from './targeting.ts';

interface Opened {
  first: ChatChunk;
  /** What follows the first. */
  rest: AsyncGenerator<ChatChunk, void, undefined>;
}

export interface Opening {
  /** @throws Failure `model_*`, or the reason for which the call was stopped */
  open(request: ChatRequest, call: Call): Promise<Opened>;
  /** Whether a question waits for its first words. */
  isWaiting(): boolean;
}

/** Failures of a name: another model may be there. */
const OF_THE_NAME: readonly ErrorCode[] = ['model_not_loaded', 'model_not_found'];

export function createOpening(deps: ConverseDeps, targeting: Targeting): Opening {
  let waiting = 0;

  async function attempt(target: Target, request: ChatRequest, call: Call): Promise<Opened> {
    const rest = converse(deps, target, request, call);
    try {
      const first = await rest.next();
      if (first.done) throw new Failure('model_empty');
      return { first: first.value, rest };
    } catch (error) {
      targeting.failed(error);
      throw error;
    }
  }

  /** Where a second attempt goes; throws where there is no sense in one. */
  async function secondTarget(failure: unknown, first: Target, signal: AbortSignal): Promise<Target> {
    if (failure instanceof RetryableFailure) return await targeting.find(signal);
    if (!(failure instanceof Failure && OF_THE_NAME.includes(failure.code))) throw failure;
    return await targeting.find(signal, first.model).catch(() => Promise.reject(failure));
  }

  return {
    async open(request, call) {
      const target = await targeting.find(call.signal);
      waiting += 1;
      try {
        return await attempt(target, request, call).catch(async (error: unknown) =>
          attempt(await secondTarget(error, target, call.signal), request, call),
        );
      } finally {
        waiting -= 1;
      }
    },
    isWaiting: () => waiting > 0,
  };
}
