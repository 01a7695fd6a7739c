/** The lists of models that LM Studio gives, as its versions give them. */

export interface ScriptedModel {
  id: string;
  type?: 'llm' | 'vlm' | 'embedding';
  state?: 'loaded' | 'loading' | 'not-loaded';
  /** Tokens it is loaded with. */
  context?: number;
  /** The names of its loaded instances, where they are not its own. */
  instances?: string[];
}

/** `v1`: LM Studio 0.4.0 and later; `v0`: 0.3.6 and later; `openai`: before, or another server. */
export type ApiVersion = 'v1' | 'v0' | 'openai';

const MAX_CONTEXT = 131_072;

/** @returns the body of GET `path`; undefined for a path that a server of this version does not know */
export function listFor(path: string, version: ApiVersion, models: ScriptedModel[]): unknown {
  if (path === '/api/v1/models' && version === 'v1') return { models: models.map(v1) };
  if (path === '/api/v0/models' && version !== 'openai') return { object: 'list', data: models.map(v0) };
  if (path === '/v1/models') return { object: 'list', data: models.map(openai) };
  return undefined;
}

function v1({ id, type = 'llm', state = 'loaded', context = 4096, instances = [id] }: ScriptedModel) {
  const loaded = instances.map((instance) => ({ id: instance, config: { context_length: context } }));
  return {
    type: type === 'embedding' ? 'embedding' : 'llm',
    publisher: 'scripted',
    key: id,
    display_name: id,
    loaded_instances: state === 'loaded' ? loaded : [],
    max_context_length: MAX_CONTEXT,
    format: 'gguf',
    capabilities: { vision: type === 'vlm', trained_for_tool_use: false },
  };
}

function v0({ id, type = 'llm', state = 'loaded', context = 4096 }: ScriptedModel) {
  return {
    id,
    object: 'model',
    type: type === 'embedding' ? 'embeddings' : type,
    publisher: 'scripted',
    arch: 'llama',
    compatibility_type: 'gguf',
    quantization: 'Q4_K_M',
    state,
    max_context_length: MAX_CONTEXT,
    ...(state === 'loaded' ? { loaded_context_length: context } : {}),
  };
}

function openai({ id }: ScriptedModel) {
  return { id, object: 'model', owned_by: 'organization_owner' };
}
