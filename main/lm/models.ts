/** The models a server lists: LM Studio's two native lists and the OpenAI one, and which of them is to answer. */
import { z } from 'zod';

export interface ListedModel {
  /** The name to ask for: a loaded model's instance where the server tells it. */
  id: string;
  /** All names that mean it. */
  names: string[];
  /** `unknown`: listed by a server that does not tell; listed is not loaded. */
  state: 'loaded' | 'loading' | 'unloaded' | 'unknown';
  /** Tokens it takes as it is loaded; null when the server does not tell. */
  context: number | null;
}

/** The paths under the root that list models, richest first. */
export const LIST_PATHS = ['/api/v1/models', '/api/v0/models', '/v1/models'] as const;

const Tokens = z.int().positive().nullish().catch(null);

/** LM Studio 0.4.0 and later. */
const V1 = z.object({
  models: z.array(
    z.object({
      key: z.string(),
      type: z.string(),
      loaded_instances: z
        .array(z.object({ id: z.string(), config: z.object({ context_length: Tokens }).optional() }))
        .default([]),
    }),
  ),
});

/** LM Studio 0.3.6 and later; without `type` and `state` the OpenAI list. */
const Data = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      type: z.string().optional(),
      state: z.string().optional(),
      loaded_context_length: Tokens,
    }),
  ),
});

/** Embedders that a list without types holds are told by their names. */
const EMBEDDER = /embed|(^|\/)(bge|e5|gte)-/i;

/**
 * @param body of one of LIST_PATHS
 * @returns the language models, without embedders; undefined for what is no list: LM Studio answers a path it does not
 *   know with status 200 and an error
 */
export function readModels(body: unknown): ListedModel[] | undefined {
  const v1 = V1.safeParse(body);
  if (v1.success) return v1.data.models.filter(({ type }) => !isEmbedding(type)).flatMap(fromV1);
  const other = Data.safeParse(body);
  return other.success
    ? other.data.data.filter(({ id, type }) => !isEmbedding(type ?? id)).map(fromData)
    : undefined;
}

/**
 * @param body of one of LIST_PATHS
 * @returns an embedding model that is loaded for sure; one merely listed would be loaded when asked, and might put the
 *   chat model out
 */
export function readEmbedder(body: unknown): string | undefined {
  const v1 = V1.safeParse(body);
  if (v1.success) {
    const loaded = v1.data.models.filter(({ type }) => isEmbedding(type));
    return loaded.flatMap(({ loaded_instances }) => loaded_instances)[0]?.id;
  }
  return Data.safeParse(body).data?.data.find(
    ({ id, type, state }) => isEmbedding(type ?? id) && state === 'loaded',
  )?.id;
}

function isEmbedding(typeOrName: string): boolean {
  return EMBEDDER.test(typeOrName);
}

/** One for each loaded instance: an instance has a name and a context of its own. */
function fromV1({ key, loaded_instances }: z.infer<typeof V1>['models'][number]): ListedModel[] {
  if (loaded_instances.length === 0) return [{ id: key, names: [key], state: 'unloaded', context: null }];
  return loaded_instances.map(({ id, config }) => ({
    id,
    names: [key, id],
    state: 'loaded',
    context: config?.context_length ?? null,
  }));
}

function fromData({ id, state, loaded_context_length }: z.infer<typeof Data>['data'][number]): ListedModel {
  return { id, names: [id], state: stateOf(state), context: loaded_context_length ?? null };
}

function stateOf(state: string | undefined): ListedModel['state'] {
  if (state === undefined) return 'unknown';
  return state === 'loaded' || state === 'loading' ? state : 'unloaded';
}

/**
 * Which model is to answer: the wanted one where it is listed, loaded or not, since LM Studio loads it at the first
 * question; else one that is loaded. Undefined where there is neither.
 * @param avoid a name that the server refused
 */
export function chooseModel(
  models: ListedModel[],
  wanted: string | undefined,
  avoid?: string,
): ListedModel | undefined {
  const offered = models.filter(({ names }) => !names.includes(avoid ?? ''));
  const named = offered.filter(({ names }) => wanted !== undefined && names.includes(wanted));
  const ready = ['loaded', 'unknown', 'loading'].flatMap((state) =>
    offered.filter((model) => model.state === state),
  );
  return named[0] ?? ready[0];
}
