/** What texts mean, as vectors of the embedding model that LM Studio has loaded. */
import { z } from 'zod';
import { Failure } from '../../shared/errors.ts';
import { createCall } from './call.ts';
import { failureOf, isError } from './causes.ts';
import type { LanguageModel } from './language-model.ts';
import { parseJson } from './reading.ts';
import type { Targeting } from './targeting.ts';
import type { Transport } from './transport.ts';

export interface EmbeddingDeps {
  transport: Transport;
  apiKey: string | undefined;
  /** Milliseconds to connect. */
  connect: number;
  /** Bytes of a reply at most. */
  maxBytes: number;
}

export interface Embeddings {
  model: LanguageModel['embedder'];
  embed: LanguageModel['embed'];
  /** Ends every call under way. */
  stop(): void;
}

/** Milliseconds for which a look is believed: a model is hardly ever unloaded within them. */
const BELIEVED = 5_000;

const Reply = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

export function createEmbeddings(deps: EmbeddingDeps, targeting: Targeting): Embeddings {
  const closing = new AbortController();

  return {
    model: async () => (await targeting.sighting(BELIEVED)).embedder,
    async embed(model, texts, deadline) {
      const call = createCall(closing.signal, deadline);
      try {
        const { address, embedder } = await targeting.sighting(BELIEVED);
        if (!address || embedder !== model) throw new Failure('model_not_loaded');
        let bytes = 0;
        const { status, response } = await deps.transport.send({
          address,
          path: `${address.basePath}/embeddings`,
          body: JSON.stringify({ model, input: texts }),
          accept: 'application/json',
          apiKey: deps.apiKey,
          signal: call.signal,
          connect: deps.connect,
          watch(piece) {
            bytes += piece.length;
            return bytes > deps.maxBytes ? new Failure('model_bad_reply') : undefined;
          },
        });
        const body = parseJson(await response.text());
        if (status !== 200 || isError(body)) throw failureOf(status, body);
        return readVectors(body, texts.length);
      } finally {
        call.end();
      }
    },
    stop: () => closing.abort(),
  };
}

/** @throws Failure `model_bad_reply` for anything but one vector a text, all of one length */
function readVectors(body: unknown, count: number): Float32Array[] {
  const data = Reply.safeParse(body).data?.data ?? [];
  const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => unit(embedding));
  const isWhole =
    vectors.length === count && data.every(({ embedding }) => embedding.length === vectors[0]?.length);
  if (!isWhole) throw new Failure('model_bad_reply');
  return vectors;
}

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
