import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTexts } from '../i18n.ts';
import { IconButton } from './icon-button.tsx';
import styles from './search-field.module.css';

interface SearchFieldProps {
  /** What is searched: placeholder and name. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Arrow down leaves the field for what was found. */
  onLeave?: () => void;
}

/** The field that `Ctrl/Cmd+F` goes to: one a screen. */
export function SearchField({ label, value, onChange, onLeave }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { t } = useTexts('common');
  const clear = (): void => {
    onChange('');
    field.current?.focus();
  };
  return (
    <search className={styles.field}>
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <input
        ref={field}
        className="no-ring"
        type="search"
        data-find
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.preventDefault();
            clear();
          }
          if (event.key === 'ArrowDown' && onLeave) {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      {value && <IconButton small icon={X} label={t('clear')} onClick={clear} />}
    </search>
  );
}
