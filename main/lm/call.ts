/** The life of one chat call: everything that may end it early comes together in one signal. */
import { Failure } from '../../shared/errors.ts';

export interface Call {
  /** Aborts with the `Failure` that says why as its reason. */
  signal: AbortSignal;
  /** Ends the call: what is under way upstream is torn down. */
  stop(failure: Failure): void;
  /** From now on words must come within `ms`, or the call ends with `model_timeout`. */
  expect(ms: number): void;
  /** Nothing is expected for now: words came, and the reader has not asked for more. */
  rest(): void;
  /** Lets go of the timers and the caller's signal. */
  end(): void;
}

/**
 * @param caller aborted when the one who asked has left: the call ends with `cancelled`
 * @param whole milliseconds the call may take in all
 */
export function createCall(caller: AbortSignal, whole: number): Call {
  const controller = new AbortController();
  let expecting = false;
  let phase: { timer: NodeJS.Timeout; ms: number } | undefined;

  function stop(failure: Failure): void {
    controller.abort(failure);
  }
  function leave(): void {
    stop(new Failure('cancelled'));
  }
  function late(): void {
    if (expecting) stop(new Failure('model_timeout'));
  }

  const wholeTimer = setTimeout(() => stop(new Failure('model_timeout')), whole);
  if (caller.aborted) leave();
  else caller.addEventListener('abort', leave, { once: true });

  return {
    signal: controller.signal,
    stop,
    expect(ms) {
      expecting = true;
      // One timer is restarted for each piece of an answer; a new one each time would cost more than the piece.
      if (phase?.ms === ms) {
        phase.timer.refresh();
        return;
      }
      clearTimeout(phase?.timer);
      phase = { timer: setTimeout(late, ms), ms };
    },
    rest() {
      expecting = false;
    },
    end() {
      clearTimeout(wholeTimer);
      clearTimeout(phase?.timer);
      caller.removeEventListener('abort', leave);
    },
  };
}
