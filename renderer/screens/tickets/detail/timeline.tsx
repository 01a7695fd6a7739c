import type { TicketEvent } from '../../../../shared/model.ts';
import { StatusDot } from '../../../components/status-dot.tsx';
import { useFormat } from '../../../hooks/use-format.ts';
import { useTexts } from '../../../i18n.ts';
import { STATUSES, TicketStatusDot } from '../status.tsx';
import styles from './timeline.module.css';

/** What became of a ticket, from the beginning. */
export function Timeline({ events }: { events: readonly TicketEvent[] }) {
  const { t } = useTexts('tickets');
  const { full } = useFormat();
  return (
    <ol className={styles.timeline}>
      {events.map(({ at, kind, to_status }, index) => {
        const status = STATUSES.find((each) => each === to_status);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end
          <li key={index}>
            <span className={styles.what}>
              {kind === 'created' ? (
                <StatusDot tone="off">{t('event.created')}</StatusDot>
              ) : status ? (
                <TicketStatusDot status={status} />
              ) : (
                to_status
              )}
            </span>
            <time className={styles.when}>{full(at)}</time>
          </li>
        );
      })}
    </ol>
  );
}
