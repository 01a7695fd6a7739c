import type { ReactNode } from 'react';
import styles from './status-dot.module.css';

export type Tone = 'good' | 'waiting' | 'active' | 'off' | 'bad';

/** A state as a word and a dot: the colour never speaks alone. */
export function StatusDot({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.status}>
      <span className={styles.dot} data-tone={tone} aria-hidden />
      {children}
    </span>
  );
}
