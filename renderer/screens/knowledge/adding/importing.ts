import type { Call } from '../../../../shared/bridge.ts';
import type { ErrorValue } from '../../../../shared/errors.ts';
import type { ImportResult } from '../../../../shared/model.ts';
import type { Api } from '../../../api.ts';
import { type Chosen, sortOut } from './sort-out.ts';

export interface ImportState {
  /** How many files were chosen; 0 before the first time. */
  total: number;
  results: readonly ImportResult[];
  running: boolean;
  /** Whether the person stopped it before its end. */
  stopped: boolean;
  error: ErrorValue | null;
}

/** Adds files to the knowledge base, telling of each as it is done. */
export interface Importer {
  start(files: readonly File[]): void;
  stop(): void;
  state(): ImportState;
  /** @returns ends it */
  subscribe(listener: () => void): () => void;
}

const NOTHING: ImportState = { total: 0, results: [], running: false, stopped: false, error: null };

export function createImporter(api: Pick<Api, 'request'>): Importer {
  const listeners = new Set<() => void>();
  let state = NOTHING;
  let call: Call<'knowledge.import'> | null = null;

  function set(part: Partial<ImportState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  async function run(files: readonly File[]): Promise<void> {
    set({ ...NOTHING, total: files.length, running: true });
    const { good, refused } = sortOut(await Promise.all(files.map(readFile)));
    set({ results: refused });
    if (good.length === 0 || state.stopped) {
      set({ running: false });
      return;
    }
    call = api.request('knowledge.import', { files: good }, ({ data }) =>
      set({ results: [...state.results, data.result] }),
    );
    const result = await call.result;
    call = null;
    const error = !result.ok && result.error.code !== 'cancelled' ? result.error : null;
    set({
      results: result.ok ? [...refused, ...result.value.results] : state.results,
      running: false,
      error,
    });
  }

  return {
    start(files) {
      if (!state.running && files.length > 0) void run(files);
    },
    stop() {
      if (!state.running) return;
      set({ stopped: true });
      call?.cancel();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A folder that was dropped, or a file that is gone, cannot be read. */
async function readFile(file: File): Promise<Chosen> {
  const { name, size } = file;
  try {
    return { name, size, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { name, size, bytes: null };
  }
}
