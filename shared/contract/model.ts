import { z } from 'zod';
import { line, optional } from '../fields.ts';
import { ModelInfo, ModelStatus } from '../model.ts';
import type { RouteShape } from './route.ts';

export const modelRoutes = {
  'model.get': {
    summary: 'Whether a model can answer, and what to do where it cannot.',
    input: z.strictObject({}),
    output: ModelStatus,
    errors: [],
    http: { method: 'GET', scope: 'chat', path: '/model' },
  },
  'model.list': {
    summary: 'The chat models LM Studio has, loaded or not.',
    input: z.strictObject({}),
    output: z.object({ models: z.array(ModelInfo) }),
    errors: ['model_not_running', 'model_server_off', 'model_key_refused'],
  },
  'model.test': {
    summary: 'Look again now, at the address and with the key given or those of the settings.',
    input: z.strictObject({ url: optional(line(500)), api_key: optional(line(500)) }),
    output: z.object({ status: ModelStatus, elapsed_ms: z.number() }),
    errors: ['setting_refused'],
  },
  'model.load': {
    summary: 'Load a model in LM Studio; stopping the call stops waiting for it.',
    input: z.strictObject({ model: line(200) }),
    output: ModelStatus,
    events: {
      /** Seconds since the start; LM Studio does not tell how far it is. */
      progress: z.object({ elapsed_s: z.number() }),
    },
    errors: ['model_not_running', 'model_not_found', 'model_failed', 'model_timeout'],
  },
} as const satisfies Record<string, RouteShape>;
