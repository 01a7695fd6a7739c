import { Pencil, ShieldCheck } from 'lucide-react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useTexts } from '../../../i18n.ts';
import type { Question } from '../chat/turn.ts';
import styles from './turn-view.module.css';

/** What stands in place of a secret that was hidden before it was stored. */
const MASK = '••••';

export function QuestionView({ question, onEdit }: { question: Question; onEdit: () => void }) {
  const { t } = useTexts('ask');
  return (
    <article className={styles.question} aria-label={t('question')}>
      <div className={styles.line}>
        <p className={styles.bubble}>{question.text}</p>
        <div className={styles.tools}>
          <CopyButton label={t('copyQuestion')} text={() => question.text} />
          {question.id !== null && <IconButton small icon={Pencil} label={t('edit')} onClick={onEdit} />}
        </div>
      </div>
      {question.text.includes(MASK) && (
        <p className={styles.masked}>
          <ShieldCheck size={12} aria-hidden />
          {t('masked')}
        </p>
      )}
    </article>
  );
}
