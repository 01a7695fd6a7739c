import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../../shared/bridge.ts';
import type { ErrorValue } from '../../../../shared/errors.ts';
import type { ImportResult } from '../../../../shared/model.ts';
import { useApi } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { type Chosen, sortOut } from './sort-out.ts';

export interface Importing {
  /** How many files were chosen; 0 before the first time. */
  total: number;
  results: readonly ImportResult[];
  running: boolean;
  /** Whether the person stopped it before its end. */
  stopped: boolean;
  error: ErrorValue | null;
  start(files: readonly File[]): void;
  stop(): void;
}

const NOTHING: Omit<Importing, 'start' | 'stop'> = {
  total: 0,
  running: false,
  stopped: false,
  error: null,
  results: [],
};

/** Adds files to the knowledge base, telling of each as it is done. */
export function useImport(): Importing {
  const { t } = useTexts('knowledge');
  const api = useApi();
  const [state, setState] = useState(NOTHING);
  const call = useRef<Call<'knowledge.import'> | null>(null);
  const ended = useRef(false);
  useEffect(() => () => call.current?.cancel(), []);

  async function start(files: readonly File[]): Promise<void> {
    if (state.running || files.length === 0) return;
    ended.current = false;
    setState({ ...NOTHING, total: files.length, running: true });
    const read = await Promise.all(files.map(readFile));
    const { good, refused } = sortOut(read, (problem) => t(`problem.${problem}`));
    setState((now) => ({ ...now, results: refused }));
    if (good.length === 0 || ended.current) {
      setState((now) => ({ ...now, running: false, stopped: ended.current }));
      return;
    }
    const importing = api.request('knowledge.import', { files: good }, ({ data }) =>
      setState((now) => ({ ...now, results: [...now.results, data.result] })),
    );
    call.current = importing;
    const result = await importing.result;
    call.current = null;
    const failed = !result.ok && result.error.code !== 'cancelled' ? result.error : null;
    setState((now) => ({
      ...now,
      results: result.ok ? [...refused, ...result.value.results] : now.results,
      running: false,
      stopped: ended.current,
      error: failed,
    }));
  }

  return {
    ...state,
    start: (files) => void start(files),
    stop() {
      ended.current = true;
      call.current?.cancel();
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
