import { Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../../i18n.ts';
import styles from './section.module.css';

/** Settings that belong together, under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={styles.rows}>{children}</div>
    </section>
  );
}

/** What a row's control is named and described by. */
export interface Names {
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
}

interface RowProps {
  /** What a place calls it, where there is a way to it. */
  name?: string;
  label: string;
  /** What it does, in one line. */
  hint?: ReactNode;
  /** Whether the administrator has fixed it. */
  fixed?: boolean;
  /** What is wrong with what was given. */
  problem?: string | undefined;
  /** The control; it must take the names. */
  children: (names: Names) => ReactNode;
  /** Below label and control, over the whole width. */
  below?: ReactNode;
}

/** One setting: its words at the left, its control at the right. */
export function Row({ name, label, hint, fixed = false, problem, children, below }: RowProps) {
  const { t } = useTexts('settings');
  const id = useId();
  const described = Boolean(hint || fixed || problem);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        <div id={`${id}-more`}>
          {hint && <p className={styles.hint}>{hint}</p>}
          {fixed && (
            <p className={styles.fixed}>
              <Lock size={12} aria-hidden />
              {t('fixed')}
            </p>
          )}
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
        </div>
      </div>
      <div className={styles.control} data-setting={name}>
        {children({ 'aria-labelledby': id, 'aria-describedby': described ? `${id}-more` : undefined })}
      </div>
      {below && <div className={styles.below}>{below}</div>}
    </div>
  );
}
