/** Texts that were typed and not sent, by what they belong to. */
export interface Drafts {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  delete(key: string): void;
  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void;
}

/** What the draft of a new question is kept under. */
export const NEW_QUESTION = 'new';

export function createDrafts(): Drafts {
  const texts = new Map<string, string>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    get: (key) => texts.get(key),
    set(key, text) {
      texts.set(key, text);
      tell();
    },
    delete(key) {
      texts.delete(key);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
