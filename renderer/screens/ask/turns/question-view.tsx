import { Pencil, ShieldCheck } from 'lucide-react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useTexts } from '../../../i18n.ts';
import type { Question } from '../chat/turn.ts';
import styles from './turn-view.module.css';

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
      <MaskedNote question={question} />
    </article>
  );
}

/** What stands in place of a secret that was hidden before it was stored. */
const MASK = '••••';

/** That something was hidden; what it was is known of a question just asked. */
function MaskedNote({ question: { text, masked } }: { question: Question }) {
  const { t } = useTexts('ask');
  const [kind, ...others] = masked ?? [];
  if (masked ? kind === undefined : !text.includes(MASK)) return null;
  return (
    <p className={styles.masked}>
      <ShieldCheck size={12} aria-hidden />
      {kind && others.length === 0 ? t(`hidden.${kind}`) : t('masked')}
    </p>
  );
}
