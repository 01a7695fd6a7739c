import { MessageCircle } from 'lucide-react';
import type { TicketDetail } from '../../../../shared/model.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { DetailPane } from '../../../components/frame.tsx';
import { ErrorState, Loading } from '../../../components/states.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { hashOf } from '../../../navigation.ts';
import { TypeChip } from '../status.tsx';
import { headed } from '../subject.ts';
import { Said } from './said.tsx';
import { sectionsOf } from './sections.ts';
import { StatusMenu } from './status-menu.tsx';
import styles from './ticket-pane.module.css';
import { Timeline } from './timeline.tsx';

/** One ticket: what it says, from whom it is, and what became of it. */
export function TicketPane({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts('tickets');
  const { cache } = useData();
  const { data, error } = useRoute('tickets.get', { id });
  return (
    <DetailPane title={id} onClose={onClose} actions={<CopyButton label={t('copyNumber')} text={() => id} />}>
      {data ? (
        <Content ticket={data.ticket} />
      ) : error ? (
        <ErrorState
          error={error}
          {...(error.code !== 'ticket_not_found' && { onRetry: () => cache.invalidate('tickets.get') })}
        />
      ) : (
        <Loading />
      )}
    </DetailPane>
  );
}

function Content({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTexts('tickets');
  const { user, email, type, description, session_id, events } = ticket;
  const { subject, rest } = headed(description);
  return (
    <div className={styles.ticket}>
      <h3 className={styles.subject}>{subject}</h3>
      <div className={styles.state}>
        <StatusMenu ticket={ticket} />
        <TypeChip type={type} />
      </div>
      <dl className={styles.facts}>
        <dt>{t('from')}</dt>
        <dd>
          {user}
          <span className={styles.email}>{email}</span>
        </dd>
      </dl>
      {session_id && (
        <a className={styles.conversation} href={hashOf({ screen: 'ask', session_id })}>
          <MessageCircle size={16} strokeWidth={1.75} aria-hidden />
          {t('openConversation')}
        </a>
      )}
      <section className={styles.part}>
        <h4>{t('history')}</h4>
        <Timeline events={events} />
      </section>
      {sectionsOf(rest).map(({ title, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a ticket never change places
        <section key={index} className={styles.part}>
          <h4>{title || t('description')}</h4>
          <Said text={text} speakers={[user, 'Deskside']} />
        </section>
      ))}
    </div>
  );
}
