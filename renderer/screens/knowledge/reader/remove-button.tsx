import { AlertDialog, Button } from '@radix-ui/themes';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Article } from '../../../../shared/model.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import styles from './remove-button.module.css';

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
      <AlertDialog.Root open={open} onOpenChange={setOpen}>
        <AlertDialog.Content maxWidth="420px">
          <AlertDialog.Title size="3">{t('removeTitle', { title: article.title })}</AlertDialog.Title>
          <AlertDialog.Description size="2">{t('removeText')}</AlertDialog.Description>
          <div className={styles.actions}>
            <AlertDialog.Cancel>
              <Button variant="soft" color="gray">
                {t('keep')}
              </Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action>
              <Button variant="soft" color="red" onClick={() => void remove()}>
                {t('remove')}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Root>
    </>
  );
}
