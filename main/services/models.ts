import type { Input, Output, RouteEvent } from '../../shared/contract.ts';
import type { ModelStatus } from '../../shared/model.ts';
import type { Events } from '../events.ts';
import type { LanguageModel } from '../lm/language-model.ts';

/** The model server as a person looks at it and sets it up. */
export interface Models {
  get(): Promise<ModelStatus>;
  list(): Promise<Output<'model.list'>>;
  test(input: Input<'model.test'>): Promise<Output<'model.test'>>;
  load(input: Input<'model.load'>, progress: LoadProgress): Promise<ModelStatus>;
  /** Looks every few seconds and tells the windows of changes; ends with the signal. */
  watch(signal: AbortSignal): void;
}

interface LoadProgress {
  signal: AbortSignal;
  emit: (event: RouteEvent<'model.load'>) => void;
}

export interface ModelsDeps {
  model: LanguageModel;
  events: Events;
  /**
   * A client for the address and key given, or those of the settings; the caller closes it.
   * @throws Failure `setting_refused` for an address that cannot be one
   */
  build: (target: { url: string | undefined; apiKey: string | undefined }) => Promise<LanguageModel>;
}

const WATCH_MS = 5_000;

export function createModels({ model, events, build }: ModelsDeps): Models {
  let told = '';

  async function tell(status: ModelStatus): Promise<ModelStatus> {
    const text = JSON.stringify(status);
    if (text !== told) events.emit('model.changed', status);
    told = text;
    return status;
  }

  return {
    get: async () => tell(await model.status()),
    list: async () => ({ models: await model.models() }),
    async test({ url, api_key }) {
      const began = performance.now();
      if (url === undefined && api_key === undefined) {
        // The client that answers questions is to know as well.
        const status = await tell(await model.status(true));
        return { status, elapsed_ms: Math.round(performance.now() - began) };
      }
      const candidate = await build({ url, apiKey: api_key });
      try {
        const status = await candidate.status(true);
        return { status, elapsed_ms: Math.round(performance.now() - began) };
      } finally {
        await candidate.close();
      }
    },
    async load({ model: name }, { signal, emit }) {
      const began = performance.now();
      const clock = setInterval(() => {
        emit({ event: 'progress', data: { elapsed_s: Math.round((performance.now() - began) / 1000) } });
      }, 1000);
      try {
        await model.load(name, signal);
        return await tell(await model.status(true));
      } finally {
        clearInterval(clock);
      }
    },
    watch(signal) {
      const clock = setInterval(async () => tell(await model.status()), WATCH_MS).unref();
      signal.addEventListener('abort', () => clearInterval(clock), { once: true });
    },
  };
}
