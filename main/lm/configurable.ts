/** The model as the settings name it, exchanged while the program runs. */
import type { LanguageModel } from './language-model.ts';

export interface ConfigurableModel<T> extends LanguageModel {
  /** Later calls go to the new server or model; those under way on the old one are ended. */
  configure(target: T): Promise<void>;
}

/** @param build makes a client for a target */
export function createConfigurableModel<T>(
  build: (target: T) => LanguageModel,
  first: T,
): ConfigurableModel<T> {
  let target = JSON.stringify(first);
  let current = build(first);
  return {
    status: (fresh) => current.status(fresh),
    contextLength: () => current.contextLength(),
    chat: (request) => current.chat(request),
    embedder: () => current.embedder(),
    embed: (model, texts, deadline) => current.embed(model, texts, deadline),
    isBusy: () => current.isBusy(),
    models: () => current.models(),
    load: (model, signal) => current.load(model, signal),
    close: () => current.close(),
    async configure(next) {
      if (JSON.stringify(next) === target) return;
      const old = current;
      target = JSON.stringify(next);
      current = build(next);
      await old.close();
    },
  };
}
