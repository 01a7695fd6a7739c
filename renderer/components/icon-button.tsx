import { Tooltip } from '@radix-ui/themes';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './icon-button.module.css';
import { Kbd } from './kbd.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  icon: LucideIcon;
  /** What it does: its name for all, and its tooltip. */
  label: string;
  /** The key that does the same, as `useKeyNames` writes it. */
  keys?: string | undefined;
  /** For a button that is on or off. */
  pressed?: boolean;
  /** 28 px where many stand in a row, else 32. */
  small?: boolean;
}

/** A quiet button of one icon, never without its name. */
export function IconButton({ icon: Icon, label, keys, pressed, small, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      content={
        <span className={styles.tip}>
          {label}
          {keys && <Kbd>{keys}</Kbd>}
        </span>
      }
      delayDuration={400}
    >
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={[styles.button, small && styles.small, className].filter(Boolean).join(' ')}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  );
}
