/** From what went wrong at the model's side to the code that tells a person what to do. */
import { z } from 'zod';
import { type ErrorCode, Failure } from '../../shared/errors.ts';

/** A failure that one more attempt may mend, as long as not a word has come. */
export class RetryableFailure extends Failure {}

const Detail = z.object({
  message: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
});

/** LM Studio's `error` is an object or a string; some proxies send the object itself. */
const ErrorBody = z.union([z.object({ error: z.union([z.string(), Detail]) }), Detail]);

/** LM Studio's words for a cause, in the order in which they are tried; the words themselves are never shown. */
const WORDINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/invalid_api_key|api (?:key|token)/, 'model_key_refused'],
  [
    /n_ctx|n_keep|keep the first \d+ tokens|context (?:length|size|window|overflow)|context_length/,
    'model_context_full',
  ],
  [
    /no models? (?:is |are )?(?:currently )?loaded|model (?:is |was )?(?:not loaded|unloaded)/,
    'model_not_loaded',
  ],
  [
    /model_not_found|invalid model identifier|model .*(?:not found|does not exist)|no models? (?:found|available)/,
    'model_not_found',
  ],
  [/unexpected endpoint/, 'model_bad_reply'],
];

/**
 * @param status of the response; 200 for an error inside a stream
 * @param body its JSON, undefined where it is none
 */
export function failureOf(status: number, body: unknown): Failure {
  const error = readError(body);
  if (status === 401 || status === 403) return new Failure('model_key_refused');
  if (status === 429) return new Failure('model_busy');
  const worded = error && WORDINGS.find(([wording]) => wording.test(error));
  if (worded) return new Failure(worded[1]);
  if (status >= 500) return new RetryableFailure('model_failed');
  const isAnswer = status === 200 || status === 400 || status === 422;
  return new Failure(error !== undefined && isAnswer ? 'model_failed' : 'model_bad_reply');
}

/** Whether a JSON body is an error and no answer: LM Studio sends some with status 200. */
export function isError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && Boolean(body.error);
}

/** @returns the error's words and codes in lower case; undefined where the body holds no error */
function readError(body: unknown): string | undefined {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return undefined;
  const error = 'error' in parsed.data ? parsed.data.error : parsed.data;
  const words = typeof error === 'string' ? [error] : [error.message, error.code, error.type];
  return words.filter(Boolean).join(' ').slice(0, 2_000).toLowerCase() || undefined;
}
