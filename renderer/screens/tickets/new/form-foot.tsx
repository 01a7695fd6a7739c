import { Button } from '@radix-ui/themes';
import { CircleAlert } from 'lucide-react';
import type { ErrorValue } from '../../../../shared/errors.ts';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './new-ticket.module.css';

interface FormFootProps {
  problem: string | undefined;
  error: ErrorValue | null;
  sending: boolean;
}

/** The one next step, and what stands in its way. */
export function FormFoot({ problem, error, sending }: FormFootProps) {
  const { t } = useTexts('tickets');
  const words = useErrorWords();
  return (
    <footer className={styles.foot}>
      <div className={styles.footColumn}>
        <p className={styles.say} role="alert">
          {(problem || error) && (
            <span className={styles.wrong}>
              <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
              <span>
                {problem ?? (error && words(error))}
                {!problem && error && ` ${t('kept')}`}
              </span>
            </span>
          )}
        </p>
        <Button type="submit" loading={sending}>
          {error && !problem ? t('sendAgain') : t('send')}
        </Button>
      </div>
    </footer>
  );
}
