/** Loads a model in LM Studio by its own API (0.4.0 and later). */
import { Failure } from '../../shared/errors.ts';
import type { Address } from './address.ts';
import { createCall } from './call.ts';
import { failureOf, isError } from './causes.ts';
import { parseJson } from './reading.ts';
import type { Transport } from './transport.ts';

export interface LoadDeps {
  transport: Transport;
  apiKey: string | undefined;
  /** Milliseconds to connect, and to load: a large model takes minutes. */
  connect: number;
  whole: number;
}

/**
 * @param signal aborting it stops the waiting; LM Studio goes on loading
 * @throws Failure `model_not_found`, `model_failed`, `model_timeout`, `cancelled`; `model_load_unsupported` where the
 *   server cannot be told to load
 */
export async function loadModel(
  deps: LoadDeps,
  address: Address,
  model: string,
  signal: AbortSignal,
): Promise<void> {
  const call = createCall(signal, deps.whole);
  try {
    const { status, response } = await deps.transport.send({
      address,
      path: `${address.rootPath}/api/v1/models/load`,
      body: JSON.stringify({ model }),
      accept: 'application/json',
      apiKey: deps.apiKey,
      signal: call.signal,
      connect: deps.connect,
    });
    const body = parseJson(await response.text());
    if (isUnknownPath(status, body)) throw new Failure('model_load_unsupported');
    if (status !== 200 || isError(body)) throw failureOf(status, body);
  } finally {
    call.end();
  }
}

/** LM Studio answers a path it does not know with status 200 and an error; others with 404 or 405. */
function isUnknownPath(status: number, body: unknown): boolean {
  if (status === 405 || (status === 404 && !isError(body))) return true;
  return isError(body) && JSON.stringify(body).includes('Unexpected endpoint');
}
