import { type ComponentProps, useRef } from 'react';
import { useTexts } from '../../i18n.ts';
import { CopyButton } from '../copy-button.tsx';
import styles from './markdown.module.css';

/** A block of code, to be copied with one click. */
export function CodeBlock({ children }: ComponentProps<'pre'>) {
  const code = useRef<HTMLPreElement>(null);
  const { t } = useTexts('common');
  return (
    <div className={styles.code}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled with the keys */}
      <pre ref={code} tabIndex={0}>
        {children}
      </pre>
      <CopyButton
        label={t('copyCode')}
        text={() => code.current?.textContent ?? ''}
        className={styles.copy}
      />
    </div>
  );
}
