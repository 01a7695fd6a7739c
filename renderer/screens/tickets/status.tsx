/** A ticket's status and type as people see them. */
import { Tooltip } from '@radix-ui/themes';
import type { TicketStatus } from '../../../shared/model.ts';
import { CATEGORIES, CategoryChip } from '../../components/category-chip.tsx';
import { StatusDot, type Tone } from '../../components/status-dot.tsx';
import { useTexts } from '../../i18n.ts';
import styles from './status.module.css';

/** In the order a ticket goes through them. */
export const STATUSES: readonly TicketStatus[] = ['open', 'in_progress', 'resolved', 'closed'];

const TONES: Record<TicketStatus, Tone> = {
  open: 'waiting',
  in_progress: 'active',
  resolved: 'good',
  closed: 'off',
};

export function TicketStatusDot({ status }: { status: TicketStatus }) {
  const { t } = useTexts('tickets');
  return <StatusDot tone={TONES[status]}>{t(`status.${status}`)}</StatusDot>;
}

/** The category, or what another program calls the ticket's type. */
export function TypeChip({ type }: { type: string }) {
  const category = CATEGORIES.find((each) => each === type);
  if (category) return <CategoryChip category={category} />;
  return (
    <Tooltip content={type} delayDuration={400}>
      <span className={`${styles.type} truncate`}>{type}</span>
    </Tooltip>
  );
}
