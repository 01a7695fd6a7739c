/** A question from its place in the queue to the last word of the answer. */
import { type ErrorCode, Failure } from '../../shared/errors.ts';
import { type Call, createCall } from './call.ts';
import { RetryableFailure } from './causes.ts';
import type { ChatChunk, ChatRequest, LanguageModel } from './language-model.ts';
import type { Opening } from './opening.ts';
import type { Slots } from './slots.ts';
import type { Targeting } from './targeting.ts';

export interface ChatDeps {
  opening: Opening;
  targeting: Targeting;
  slots: Slots;
  /** Milliseconds a question may take in all. */
  whole: number;
  /** Told the code of each question that failed; a caller who left is no failure. */
  report: (code: ErrorCode) => void;
}

export interface Chat {
  chat: LanguageModel['chat'];
  /** Whether a question is being answered, or waits to be. */
  isBusy(): boolean;
  /** Ends every call under way with `shutting_down` and takes no other. */
  stop(): void;
}

export function createChat({ opening, targeting, slots, whole, report }: ChatDeps): Chat {
  const calls = new Set<Call>();
  let isStopped = false;

  async function* chat(request: ChatRequest): AsyncGenerator<ChatChunk, void, undefined> {
    if (isStopped) throw new Failure('shutting_down');
    const call = createCall(request.signal, whole);
    calls.add(call);
    let free: (() => void) | undefined;
    let last: ChatChunk | undefined;
    try {
      free = await slots.take(call.signal);
      const { first, rest } = await opening.open(request, call);
      last = first;
      yield first;
      for await (const chunk of rest) {
        last = chunk;
        yield chunk;
      }
    } catch (error) {
      if (last) targeting.failed(error);
      const failure = asFailure(error, last !== undefined);
      if (failure.code !== 'cancelled') report(failure.code);
      throw failure;
    } finally {
      // The connection of a whole answer is kept for the next question; any other is torn down.
      if (last?.kind === 'end') targeting.answered(last.model);
      else call.stop(new Failure('cancelled'));
      call.end();
      calls.delete(call);
      free?.();
    }
  }

  return {
    chat,
    isBusy: () => calls.size > 0,
    stop() {
      isStopped = true;
      for (const call of calls) call.stop(new Failure('shutting_down'));
    },
  };
}

/** A connection that breaks after the first words leaves half an answer, whatever broke it. */
function asFailure(error: unknown, hasBegun: boolean): Failure {
  if (!(error instanceof Failure)) return new Failure('model_failed', { cause: error });
  const isBroken = error instanceof RetryableFailure || error.code === 'model_bad_reply';
  return hasBegun && isBroken ? new Failure('model_stopped') : error;
}
