/** Looks at one port: which server answers there, and with what. */
import { Failure } from '../../shared/errors.ts';
import { type Address, localAddress } from './address.ts';
import { createCall } from './call.ts';
import { isError } from './causes.ts';
import { LIST_PATHS, type ListedModel, readEmbedder, readModels } from './models.ts';
import { parseJson } from './reading.ts';
import type { Transport } from './transport.ts';

/** What a look at a server's address found. */
export type Finding =
  | { kind: 'models'; address: Address; models: ListedModel[]; embedder: string | undefined }
  | { kind: 'key_refused'; address: Address }
  /** Connected, but without an answer in time. */
  | { kind: 'silent'; address: Address }
  /** A web server, but no list of models. */
  | { kind: 'foreign'; address: Address }
  | { kind: 'nothing'; address: Address };

/** Bytes of a list of models at most. */
const MAX_LIST_BYTES = 4_194_304;
/** The share of a look's time that connecting may take: what is not connected by then is nothing, not silence. */
const CONNECT_SHARE = 0.8;

export interface Probe {
  /** Asks a server for its models. Never fails. */
  server(address: Address, signal: AbortSignal): Promise<Finding>;
  /** Whether LM Studio's app is open, by one of its own ports: it greets there with its API server off as well. */
  greeting(ports: readonly number[], signal: AbortSignal): Promise<boolean>;
}

/**
 * @param apiKey sent to the server, never to the greeting ports
 * @param deadline milliseconds for each look
 */
export function createProbe(transport: Transport, apiKey: string | undefined, deadline: number): Probe {
  /** The list that a server answered last: older versions log an error for each path they do not know. */
  const lists = new Map<string, (typeof LIST_PATHS)[number]>();

  async function get(
    address: Address,
    path: string,
    signal: AbortSignal,
    key?: string,
  ): Promise<{ status: number; body: unknown }> {
    let bytes = 0;
    const watch = (chunk: Uint8Array): Failure | undefined => {
      bytes += chunk.length;
      return bytes > MAX_LIST_BYTES ? new Failure('model_bad_reply') : undefined;
    };
    const { status, response } = await transport.send({
      address,
      path,
      accept: 'application/json',
      apiKey: key,
      signal,
      connect: deadline * CONNECT_SHARE,
      watch,
    });
    return { status, body: parseJson(await response.text()) };
  }

  async function listOf(address: Address, signal: AbortSignal): Promise<Finding> {
    const known = lists.get(address.base);
    for (const path of known ? [known, ...LIST_PATHS.filter((each) => each !== known)] : LIST_PATHS) {
      const { status, body } = await get(address, address.rootPath + path, signal, apiKey);
      if ((status === 401 || status === 403) && isError(body)) return { kind: 'key_refused', address };
      const models = status === 200 ? readModels(body) : undefined;
      if (!models) continue;
      lists.set(address.base, path);
      return { kind: 'models', address, models, embedder: readEmbedder(body) };
    }
    return { kind: 'foreign', address };
  }

  return {
    async server(address, signal) {
      try {
        return await within(deadline, signal, (both) => listOf(address, both));
      } catch (error) {
        const code = error instanceof Failure ? error.code : undefined;
        if (code === 'model_timeout') return { kind: 'silent', address };
        if (code === 'model_key_refused') return { kind: 'key_refused', address };
        return { kind: code === 'model_bad_reply' ? 'foreign' : 'nothing', address };
      }
    },
    async greeting(ports, signal) {
      const greetings = ports.map(async (port) => {
        const { body } = await within(deadline, signal, (both) =>
          get(localAddress(port), '/lmstudio-greeting', both),
        );
        if (!isGreeting(body)) throw new Failure('model_bad_reply');
      });
      return await Promise.any(greetings).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Gives the work a deadline: its signal aborts with `model_timeout`, or with the outer one. */
async function within<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const call = createCall(outer, ms);
  try {
    return await work(call.signal);
  } finally {
    call.end();
  }
}

function isGreeting(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'lmstudio' in body && body.lmstudio === true;
}
