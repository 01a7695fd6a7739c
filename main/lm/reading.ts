/** Reads a reply's events, or its whole document, as what the model says. */
import type { ServerSentEvent } from 'openai/core/streaming';
import { Failure } from '../../shared/errors.ts';
import { failureOf, isError } from './causes.ts';
import { readCompletion, type Said } from './completion.ts';
import type { ByteGuard } from './guard.ts';

export interface Reading {
  /**
   * @returns undefined for an event that says nothing: a report between the chunks, or `[DONE]`
   * @throws Failure for an error, as `event: error` or as `data: {"error":…}`; `model_bad_reply` for what is no JSON
   */
  event(event: Pick<ServerSentEvent, 'event' | 'data'>): Said | undefined;
  /**
   * To be called where a stream ended without its finish marker.
   * @throws Failure for an error that stands bare at its end; `model_bad_reply` for a stream of anything but chunks
   */
  end(): void;
}

export function createReading(guard: ByteGuard): Reading {
  let isForeign = false;
  return {
    event({ event, data }) {
      guard.event();
      if (data === '[DONE]') return undefined;
      const value = parseJson(data);
      if (event === 'error') throw failureOf(200, isError(value) ? value : { error: data || 'error' });
      if (isError(value)) throw failureOf(200, value);
      if (value === undefined && event === null) throw new Failure('model_bad_reply');
      const said = readCompletion(value);
      if (!said) isForeign = true;
      return said;
    },
    end() {
      const error = guard.bareError();
      if (error !== undefined) throw failureOf(200, error);
      if (isForeign) throw new Failure('model_bad_reply');
    },
  };
}

/** @returns undefined for what is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
