import { Download } from 'lucide-react';
import { IconButton } from '../../../components/icon-button.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { type Filter, queryOf } from './filter.ts';

/** Saves the tickets of the list as CSV, where this can be done. */
export function ExportButton({ filter, disabled }: { filter: Filter; disabled: boolean }) {
  const { t } = useTexts('tickets');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  if (!api.has('tickets.export') || !api.has('desktop.save')) return null;

  const save = async (): Promise<void> => {
    const file = await api.request('tickets.export', queryOf(filter)).result;
    if (!file.ok) return toast({ text: words(file.error) });
    const result = await api.request('desktop.save', file.value).result;
    if (!result.ok) toast({ text: words(result.error) });
    else if (result.value.saved) toast({ text: t('exported', { file: file.value.filename }) });
  };
  return <IconButton icon={Download} label={t('export')} disabled={disabled} onClick={() => void save()} />;
}
