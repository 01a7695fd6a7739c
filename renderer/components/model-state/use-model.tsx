import { createContext, type ReactNode, use, useState } from 'react';
import type { Call } from '../../../shared/bridge.ts';
import type { ErrorValue } from '../../../shared/errors.ts';
import type { ModelStatus } from '../../../shared/model.ts';
import { useData, useRoute } from '../../data/context.tsx';

/** What a person can do about the model, beside reading of it. */
export interface ModelControl {
  /** Undefined until it was asked for the first time. */
  status: ModelStatus | undefined;
  /** The model that would be loaded; undefined where none can be. */
  candidate: string | undefined;
  /** Seconds a load has taken so far; null while none is under way. */
  loadingFor: number | null;
  /** Whether a look at the server is under way. */
  looking: boolean;
  problem: ErrorValue | null;
  /** Looks at the server again now. */
  look(): void;
  load(model: string): void;
  /** Stops waiting for a load. */
  stop(): void;
}

const ModelContext = createContext<ModelControl | null>(null);

/** One for the whole page, so that a load under way is seen wherever the model is spoken of. */
export function ModelProvider({ children }: { children: ReactNode }) {
  return <ModelContext value={useModelControl()}>{children}</ModelContext>;
}

export function useModel(): ModelControl {
  const model = use(ModelContext);
  if (!model) throw new Error('no ModelProvider above');
  return model;
}

function useModelControl(): ModelControl {
  const { api, cache } = useData();
  const { data: status } = useRoute('model.get', {});
  const canLoad = status?.state === 'no_model' && api.has('model.list');
  const { data: list } = useRoute('model.list', canLoad ? {} : null);
  const { data: setup } = useRoute('settings.get', canLoad ? {} : null);
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState<ErrorValue | null>(null);
  const [load, setLoad] = useState<{ call: Call<'model.load'>; seconds: number } | null>(null);

  return {
    status,
    candidate: candidateOf(list?.models.map(({ id }) => id) ?? [], setup?.settings.model_name),
    loadingFor: load?.seconds ?? null,
    looking,
    problem,
    async look() {
      setLooking(true);
      setProblem(null);
      // Where the test is not to be had, the service looks by itself every few seconds.
      if (api.has('model.test')) {
        const result = await api.request('model.test', {}).result;
        if (result.ok) cache.put('model.get', {}, result.value.status);
      } else {
        const result = await api.request('model.get', {}).result;
        if (result.ok) cache.put('model.get', {}, result.value);
      }
      setLooking(false);
    },
    async load(model) {
      setProblem(null);
      const call = api.request('model.load', { model }, ({ data }) =>
        setLoad((current) => current && { ...current, seconds: Math.floor(data.elapsed_s) }),
      );
      setLoad({ call, seconds: 0 });
      const result = await call.result;
      setLoad(null);
      if (result.ok) cache.put('model.get', {}, result.value);
      else if (result.error.code !== 'cancelled') setProblem(result.error);
    },
    stop: () => load?.call.cancel(),
  };
}

/** The chosen model where LM Studio has it, else the first it has. */
function candidateOf(models: readonly string[], chosen: string | undefined): string | undefined {
  return models.find((model) => model === chosen) ?? models[0];
}
