import type { Api } from '../api.ts';
import type { Cache } from './cache.ts';

/** How often a browser looks whether a model came or went. */
const MODEL_LOOK_MS = 10_000;

/**
 * Keeps the cache in step: with what the main process tells its windows, and in a browser, which is told little,
 * whenever the person comes back to the page.
 * @returns ends it
 */
export function keepFresh(api: Api, cache: Cache): () => void {
  const ends = [
    api.on('data.changed', ({ what }) => cache.invalidate(`${what}.`)),
    api.on('knowledge.progress', (progress) => {
      cache.put('knowledge.progress', {}, progress);
      if (!progress.running) cache.invalidate('knowledge.folders');
    }),
    api.on('model.changed', (status) => cache.put('model.get', {}, status)),
    api.on('preferences.changed', (preferences) => cache.put('preferences.get', {}, preferences)),
    api.on('desktop.changed', (state) => cache.put('desktop.state', {}, state)),
  ];
  if (!api.isDesktop) {
    const refresh = (): void => cache.invalidate('');
    window.addEventListener('focus', refresh);
    const look = setInterval(() => !document.hidden && cache.invalidate('model.'), MODEL_LOOK_MS);
    ends.push(
      () => window.removeEventListener('focus', refresh),
      () => clearInterval(look),
    );
  }
  return () => {
    for (const end of ends) end();
  };
}
