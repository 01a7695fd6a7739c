import { DropdownMenu } from '@radix-ui/themes';
import { Ellipsis } from 'lucide-react';
import type { SessionHit } from '../../../../shared/model.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useKeyNames } from '../../../hooks/use-key-names.ts';
import { useSaveText } from '../../../hooks/use-save-text.ts';
import { useTexts } from '../../../i18n.ts';
import { useRemovals } from './removals.tsx';

interface SessionMenuProps {
  session: SessionHit;
  /** Left out where the title cannot be changed in place. */
  onRename?: () => void;
  /** In place of deleting it at once. */
  onRemove?: () => void;
  tabIndex?: number;
}

/** What can be done with a conversation. */
export function SessionMenu({ session, onRename, onRemove, tabIndex }: SessionMenuProps) {
  const { t } = useTexts('ask');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  const saveText = useSaveText();
  const { remove } = useRemovals();
  const keyNames = useKeyNames();

  const exportAs = async (format: 'markdown' | 'json'): Promise<void> => {
    const result = await api.request('sessions.export', { session_id: session.id, format }).result;
    const error = result.ok ? await saveText(result.value) : result.error;
    if (error) toast({ text: words(error) });
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger>
        <IconButton
          small
          icon={Ellipsis}
          label={t('sessions.menu', { title: session.title })}
          tabIndex={tabIndex}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content size="1" variant="soft" align="end">
        {onRename && (
          <DropdownMenu.Item shortcut="F2" onSelect={() => setTimeout(onRename)}>
            {t('sessions.rename')}
          </DropdownMenu.Item>
        )}
        <DropdownMenu.Item onSelect={() => void exportAs('markdown')}>
          {t('sessions.exportMarkdown')}
        </DropdownMenu.Item>
        <DropdownMenu.Item onSelect={() => void exportAs('json')}>
          {t('sessions.exportJson')}
        </DropdownMenu.Item>
        <DropdownMenu.Separator />
        <DropdownMenu.Item
          color="red"
          shortcut={onRemove && keyNames('del')}
          onSelect={() => (onRemove ? onRemove() : remove(session))}
        >
          {t('sessions.delete')}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
