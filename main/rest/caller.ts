import type { ServerResponse } from 'node:http';
import { Failure } from '../../shared/errors.ts';
import type { CallOptions } from '../api/dispatch.ts';

/**
 * The caller of one request, as dispatch sees it. The signal is made only for handlers that ask for it:
 * most answers are given sooner than a caller could leave.
 */
export class Caller implements CallOptions {
  emit: CallOptions['emit'];
  readonly #outgoing: ServerResponse;
  #controller: AbortController | undefined;

  constructor(outgoing: ServerResponse) {
    this.#outgoing = outgoing;
  }

  /** Aborted when the connection closes before the answer is written, or by `abort`. */
  get signal(): AbortSignal {
    return this.#watched().signal;
  }

  /** Stops the call under way for a caller that is still there, but waits no longer. */
  abort(): void {
    this.#watched().abort(new Failure('cancelled'));
  }

  #watched(): AbortController {
    if (this.#controller) return this.#controller;
    const controller = new AbortController();
    this.#controller = controller;
    const outgoing = this.#outgoing;
    const stop = (): void => {
      if (!outgoing.writableFinished) controller.abort(new Failure('cancelled'));
    };
    if (outgoing.destroyed) stop();
    else outgoing.once('close', stop);
    return controller;
  }
}
