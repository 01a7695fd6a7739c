/** What a screen or a pane shows in place of its content: nothing yet, still loading, or failed. */
import { Button, Spinner } from '@radix-ui/themes';
import type { LucideIcon } from 'lucide-react';
import { CircleAlert, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ErrorValue, retryAfterOf } from '../../shared/errors.ts';
import { useErrorWords } from '../hooks/use-error-words.ts';
import { useTexts } from '../i18n.ts';
import styles from './states.module.css';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** What it is for, or what to do: one sentence. */
  text?: string;
  /** One clear next step. */
  children?: ReactNode;
}

export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {Icon && (
        <span className={styles.icon}>
          <Icon size={20} strokeWidth={1.75} aria-hidden />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

interface ErrorStateProps {
  error: ErrorValue;
  /** Asks again; left out where that cannot help. */
  onRetry?: () => void;
  /** Whether the cache asked, which tries what passes by itself again. */
  cached?: boolean;
}

export function ErrorState({ error, onRetry, cached = true }: ErrorStateProps) {
  const { t } = useTexts('common');
  const words = useErrorWords();
  const passes = cached && retryAfterOf(error.code) !== undefined;
  return (
    <div role="alert" className={styles.alert}>
      <EmptyState
        icon={passes ? Hourglass : CircleAlert}
        title={passes ? t('notYet') : t('failed')}
        text={passes ? `${words(error)} ${t('againByItself')}` : words(error)}
      >
        {onRetry && (
          <Button variant="soft" color="gray" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}

/** Shows itself only after a moment: most answers are there sooner, and a flash of a spinner is noise. */
export function Loading() {
  const { t } = useTexts('common');
  return (
    <div className={`${styles.state} ${styles.loading}`} role="status">
      <Spinner size="2" />
      <span className="visually-hidden">{t('loading')}</span>
    </div>
  );
}
