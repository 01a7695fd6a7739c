import { Switch } from '@radix-ui/themes';
import { type ReactNode, useId } from 'react';
import styles from './new-ticket.module.css';

interface BlockProps {
  title: string;
  /** Beside the title, quietly. */
  hint?: string | undefined;
  included: boolean;
  /** Absent where it cannot be taken out. */
  onInclude?: ((included: boolean) => void) | undefined;
  /** Shown while it is included. */
  children: ReactNode;
}

/** A part of the ticket that can be taken out as a whole. */
export function Block({ title, hint, included, onInclude, children }: BlockProps) {
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id} data-out={!included}>
      <header className={styles.blockHead}>
        <h3 id={id}>{title}</h3>
        {hint && <span className={styles.hint}>{hint}</span>}
        {onInclude && (
          <Switch
            size="1"
            className={styles.blockSwitch}
            checked={included}
            aria-labelledby={id}
            onCheckedChange={onInclude}
          />
        )}
      </header>
      {included && children}
    </section>
  );
}
