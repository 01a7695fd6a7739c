/** The local model as the rest of the product knows it: finds it, asks it, and says what is the matter. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ErrorCode, Failure, wordsOf } from '../../shared/errors.ts';
import { parseAddress } from './address.ts';
import { createChat } from './chat.ts';
import { DEFAULT_DEADLINES, type Deadlines } from './deadlines.ts';
import { codeOf, describe } from './describe.ts';
import { createEmbeddings } from './embeddings.ts';
import { createDecoderLoader } from './events.ts';
import type { LanguageModel } from './language-model.ts';
import { loadModel } from './loading.ts';
import { createLookout } from './lookout.ts';
import { chooseModel } from './models.ts';
import { createOpening } from './opening.ts';
import { createProbe } from './probe.ts';
import { createSlots } from './slots.ts';
import { createTargeting } from './targeting.ts';
import { createTransport } from './transport.ts';

export interface LanguageModelOptions {
  /** The server's base or full chat-completions URL; looked for on this computer where undefined. */
  url?: string | undefined;
  /** The model to answer; the loaded one where undefined or not to be had. */
  model?: string | undefined;
  apiKey?: string | undefined;
  /** Whether a server on another computer may be asked. */
  allowRemote: boolean;
  deadlines?: Partial<Deadlines>;
  /** Questions the model is asked at once. */
  maxConcurrent?: number;
  /** Questions that wait for a place; one more is `model_busy`. */
  maxQueued?: number;
  /** Bytes of one reply at most. */
  maxBytes?: number;
  /** LM Studio's own folder, where its config file tells the port. */
  lmStudioHome?: string;
  /** Where the server is looked for after that port, in this order. */
  ports?: readonly number[];
  /** The app's own ports, on which it greets. */
  greetingPorts?: readonly number[];
  /** Milliseconds a look at the server may take. */
  lookDeadline?: number;
  /** Told the code of each call that failed; never any text of it. */
  report?: (code: ErrorCode) => void;
}

/** LM Studio's default and the one of this product's specification. */
const PORTS = [1234, 1030];
const GREETING_PORTS = [41343, 52993, 16141, 39414, 22931];
/** Milliseconds for which a status is remembered. */
const STATUS_AGE = 3_000;
/** Milliseconds a large model may take to load from a slow disk. */
const LOAD_MS = 600_000;

/** Nothing is asked or loaded before the first call; a `status()` early on makes the first answer come sooner. */
export function createLanguageModel(options: LanguageModelOptions): LanguageModel {
  const { maxConcurrent = 8, maxQueued = 64, maxBytes = 8_388_608, apiKey } = options;
  const deadlines = { ...DEFAULT_DEADLINES, ...options.deadlines };
  const configured = options.url === undefined ? undefined : parseAddress(options.url);
  if (configured && !configured.local && !options.allowRemote) return refusing();
  const transport = createTransport(maxConcurrent);
  const loadDecoder = createDecoderLoader();
  const lookout = createLookout({
    probe: createProbe(transport, apiKey, options.lookDeadline ?? 1_500),
    configured,
    home: options.lmStudioHome ?? join(homedir(), '.lmstudio'),
    ports: options.ports ?? PORTS,
    greetingPorts: options.greetingPorts ?? GREETING_PORTS,
  });
  const targeting = createTargeting(lookout, options.model);
  const opening = createOpening({ transport, loadDecoder, deadlines, apiKey, maxBytes }, targeting);
  const embeddings = createEmbeddings({ transport, apiKey, connect: deadlines.connect, maxBytes }, targeting);
  const { chat, isBusy, stop } = createChat({
    opening,
    targeting,
    slots: createSlots(maxConcurrent, maxQueued),
    whole: deadlines.whole,
    report: options.report ?? (() => {}),
  });

  return {
    async status(fresh = false) {
      void loadDecoder();
      const sighting = await targeting.sighting(fresh ? 0 : STATUS_AGE);
      return describe(sighting, {
        wanted: options.model,
        waiting: opening.isWaiting(),
        answered: targeting.lastModel(),
      });
    },
    contextLength() {
      const sighting = lookout.last();
      return (sighting && chooseModel(sighting.models, options.model)?.context) ?? null;
    },
    chat,
    embedder: embeddings.model,
    embed: embeddings.embed,
    isBusy,
    async models() {
      const sighting = await targeting.sighting(0);
      if (!sighting.address || sighting.state !== 'models') throw new Failure(codeOf(sighting));
      return sighting.models.map(({ id, state, context }) => ({
        id,
        loaded: state === 'loaded',
        max_context_length: context,
      }));
    },
    async load(model, signal) {
      const sighting = await targeting.sighting(0);
      if (!sighting.address) throw new Failure(codeOf(sighting));
      const loading = { transport, apiKey, connect: deadlines.connect, whole: LOAD_MS };
      await loadModel(loading, sighting.address, model, signal);
    },
    async close() {
      stop();
      embeddings.stop();
      lookout.close();
      transport.close();
    },
  };
}

/** A model on another computer that may not be asked: nothing is ever sent to it. */
function refusing(): LanguageModel {
  const message = wordsOf('model_not_local');
  return {
    status: async () => ({ state: 'not_running', message, url: null, model: null, context_length: null }),
    contextLength: () => null,
    async *chat() {
      yield await Promise.reject(new Failure('model_not_local'));
    },
    embedder: async () => undefined,
    embed: () => Promise.reject(new Failure('model_not_local')),
    isBusy: () => false,
    models: () => Promise.reject(new Failure('model_not_local')),
    load: () => Promise.reject(new Failure('model_not_local')),
    close: async () => {},
  };
}
