import { DropdownMenu } from '@radix-ui/themes';
import { ChevronDown } from 'lucide-react';
import type { TicketDetail, TicketStatus } from '../../../../shared/model.ts';
import { useToast } from '../../../components/toasts.tsx';
import { useData } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { STATUSES, TicketStatusDot } from '../status.tsx';
import styles from './status-menu.module.css';

/** The status, and a menu in which it is changed. */
export function StatusMenu({ ticket: { id, status } }: { ticket: TicketDetail }) {
  const { t } = useTexts('tickets');
  const { api, cache } = useData();
  const toast = useToast();
  const words = useErrorWords();

  const change = async (to: TicketStatus, canUndo: boolean): Promise<void> => {
    const result = await api.request('tickets.update', { id, status: to }).result;
    if (!result.ok) return toast({ text: words(result.error) });
    cache.invalidate('tickets.get');
    cache.invalidate('tickets.list');
    if (!canUndo) return;
    toast({
      text: t('statusChanged', { status: t(`status.${to}`) }),
      action: { label: t('undo'), run: () => void change(status, false) },
    });
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger>
        <button
          type="button"
          className={styles.status}
          aria-label={t('changeStatus', { status: t(`status.${status}`) })}
        >
          <TicketStatusDot status={status} />
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content size="1" variant="soft">
        <DropdownMenu.Label>{t('column.status')}</DropdownMenu.Label>
        <DropdownMenu.RadioGroup
          value={status}
          onValueChange={(value) => {
            const chosen = STATUSES.find((each) => each === value);
            if (chosen && chosen !== status) void change(chosen, true);
          }}
        >
          {STATUSES.map((each) => (
            <DropdownMenu.RadioItem key={each} value={each}>
              {t(`status.${each}`)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
