import { ChevronRight } from 'lucide-react';
import { useTexts } from '../../../i18n.ts';
import type { Thought } from '../chat/turn.ts';
import styles from './answer.module.css';

/** What the model thought, folded to one line. */
export function ThoughtLine({ thought }: { thought: Thought }) {
  const { t } = useTexts('ask');
  const seconds = thought.ms === null ? null : Math.round(thought.ms / 1000);
  return (
    <details className={styles.thought}>
      <summary>
        {seconds === null ? (
          <span className={styles.thinking}>{t('thinking')}</span>
        ) : seconds === 0 ? (
          t('thoughtBriefly')
        ) : (
          t('thoughtFor', { seconds })
        )}
        <ChevronRight size={12} aria-hidden />
      </summary>
      <div className={styles.thoughtText}>{thought.text}</div>
    </details>
  );
}
