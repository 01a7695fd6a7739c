import { createContext, type ReactNode, use, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../data/context.tsx';
import { createImporter, type Importer, type ImportState } from './importing.ts';

const ImporterContext = createContext<Importer | null>(null);

/** Keeps the import of this window, so that it goes on while the person looks at another screen. */
export function ImportProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const [importer] = useState(() => createImporter(api));
  return <ImporterContext value={importer}>{children}</ImporterContext>;
}

export interface Importing extends ImportState, Pick<Importer, 'start' | 'stop'> {}

export function useImport(): Importing {
  const importer = use(ImporterContext);
  if (!importer) throw new Error('no ImportProvider above');
  const { start, stop } = importer;
  return { ...useSyncExternalStore(importer.subscribe, importer.state), start, stop };
}
