import type { TextFile } from '../../shared/contract/files.ts';
import type { ErrorValue } from '../../shared/errors.ts';
import { useApi } from '../data/context.tsx';

/**
 * Gives the person a text file to keep: the desktop app asks where to, a browser downloads it.
 * @returns to be awaited: the error, or null, also where the person chose not to
 */
export function useSaveText(): (file: TextFile) => Promise<ErrorValue | null> {
  const api = useApi();
  return async (file) => {
    if (api.has('desktop.save')) {
      const result = await api.request('desktop.save', file).result;
      return result.ok ? null : result.error;
    }
    const url = URL.createObjectURL(new Blob([file.text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.filename;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return null;
  };
}
