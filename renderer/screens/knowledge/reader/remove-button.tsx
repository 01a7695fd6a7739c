import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Article } from '../../../../shared/model.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';

/** Takes an imported document out again, once the person has said so twice. */
export function RemoveButton({ article }: { article: Article }) {
  const { t } = useTexts('knowledge');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  const [open, setOpen] = useState(false);
  const remove = async (): Promise<void> => {
    const result = await api.request('knowledge.remove', { id: article.id }).result;
    if (!result.ok) return toast({ text: words(result.error) });
    toast({ text: t('removed', { title: article.title }) });
    navigate('knowledge');
  };
  return (
    <>
      <IconButton icon={Trash2} label={t('remove')} onClick={() => setOpen(true)} />
      <ConfirmDialog
        open={open}
        title={t('removeTitle', { title: article.title })}
        text={t('removeText')}
        confirm={t('remove')}
        cancel={t('keep')}
        onConfirm={() => void remove()}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
