import { Button } from '@radix-ui/themes';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Frame } from '../../../components/frame.tsx';
import { useRoute } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { navigate } from '../../../navigation.ts';
import styles from './sent.module.css';

/** The ticket is made: its number, and what happens next. */
export function Sent({ id, session_id }: { id: string; session_id: string | undefined }) {
  const { t } = useTexts('tickets');
  const { data } = useRoute('tickets.get', { id });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Frame title={t('new')}>
      <div className={styles.sent}>
        <span className={styles.icon}>
          <CircleCheck size={24} strokeWidth={1.75} aria-hidden />
        </span>
        <h2 ref={heading} tabIndex={-1} className={`${styles.title} no-ring`}>
          {t('sent.title')}
        </h2>
        <p className={styles.number}>
          <span className="visually-hidden">{t('column.number')}: </span>
          <span className={styles.digits}>{id}</span>
          <CopyButton label={t('copyNumber')} text={() => id} />
        </p>
        <ol className={styles.next} aria-label={t('sent.next')}>
          <li>{t('sent.reads')}</li>
          <li>{data ? t('sent.answers', { email: data.ticket.email }) : t('sent.answersYou')}</li>
          <li>{t('sent.follow')}</li>
        </ol>
        <div className={styles.actions}>
          <Button onClick={() => navigate('tickets', { ticket_id: id })}>{t('sent.view')}</Button>
          {session_id && (
            <Button variant="soft" color="gray" onClick={() => navigate('ask', { session_id })}>
              {t('sent.back')}
            </Button>
          )}
        </div>
      </div>
    </Frame>
  );
}
