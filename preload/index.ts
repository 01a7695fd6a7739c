/** Gives the page `window.support`: to ask and to listen, and nothing of Electron besides. */
import { contextBridge, ipcRenderer } from 'electron';
import type { SupportBridge } from '../shared/bridge.ts';
import { CANCEL, PROGRESS, PUSH, REQUEST } from '../shared/channels.ts';
import type { Result } from '../shared/errors.ts';
import { wordsOf } from '../shared/errors.ts';

type Listener = (data: never) => void;

const progress = new Map<string, Listener>();
const listeners = new Map<string, Set<Listener>>();
/** What was told before the page listened: the latest of each name, for its first listener. */
const early = new Map<string, unknown>();

ipcRenderer.on(PROGRESS, (_event, { call, event, data }: { call: string; event: string; data: unknown }) => {
  const listener = progress.get(call);
  if (listener) tell(listener, { event, data });
});

ipcRenderer.on(PUSH, (_event, { name, data }: { name: string; data: unknown }) => {
  const known = listeners.get(name);
  if (!known) early.set(name, data);
  for (const listener of known ?? []) tell(listener, data);
});

/** A listener that throws keeps nothing from the others, and its error is still seen. */
function tell(listener: Listener, data: unknown): void {
  try {
    listener(data as never);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** What is no function could not be told anything: its error is for the one who gave it. */
function checked(listener: unknown): Listener {
  if (typeof listener !== 'function') throw new TypeError('A listener must be a function.');
  return listener as Listener;
}

const support: SupportBridge = {
  request(name, input, onEvent) {
    const call = crypto.randomUUID();
    if (onEvent) progress.set(call, checked(onEvent));
    const result = ipcRenderer
      .invoke(REQUEST, { call, name, input })
      // The main process answers with values alone: this is a page that is going, or one that sends what cannot be sent.
      .catch((): Result<never> => ({ ok: false, error: { code: 'internal', message: wordsOf('internal') } }))
      .finally(() => progress.delete(call));
    return { result, cancel: () => ipcRenderer.send(CANCEL, call) };
  },
  on(name, listener) {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(checked(listener)));
    if (early.has(name)) {
      const data = early.get(name);
      early.delete(name);
      tell(listener, data);
    }
    return () => known.delete(listener);
  },
};

contextBridge.exposeInMainWorld('support', support);
