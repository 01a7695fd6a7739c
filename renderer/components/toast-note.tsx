import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isField, isMac } from '../hooks/keyboard.ts';
import { useTexts } from '../i18n.ts';
import { IconButton } from './icon-button.tsx';
import styles from './toasts.module.css';

export interface Toast {
  text: string;
  /** Undo, or what else can be done about it. */
  action?: { label: string; run: () => void };
  /** Called once when the note goes without its action being taken: here a deletion becomes real. */
  onExpire?: () => void;
}

const LIFE_MS = 6000;

/** One note: it stays while it is pointed at or has the focus, and goes with its page. */
export function ToastNote({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const { t } = useTexts('common');
  const [held, setHeld] = useState(false);
  const settled = useRef(false);

  const end = (taken: boolean): void => {
    onGone();
    if (settled.current) return;
    settled.current = true;
    if (taken) toast.action?.run();
    else toast.onExpire?.();
  };
  const expire = useEffectEvent(() => end(false));
  // With the key nobody has to reach the button in time.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = (isMac() ? event.metaKey : event.ctrlKey) && event.key === 'z';
    if (!isUndo || event.defaultPrevented || hasText(event.target) || !toast.action) return;
    event.preventDefault();
    end(true);
  });

  useEffect(() => {
    window.addEventListener('keydown', onKey);
    window.addEventListener('pagehide', expire);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pagehide', expire);
    };
  }, []);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => expire(), LIFE_MS);
    return () => clearTimeout(timer);
  }, [held]);

  return (
    <li
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{toast.text}</span>
      {toast.action && (
        <button type="button" className={styles.action} onClick={() => end(true)}>
          {toast.action.label}
        </button>
      )}
      <IconButton small icon={X} label={t('close')} onClick={() => end(false)} />
    </li>
  );
}

/** A field in which the same key takes back what was typed. */
function hasText(target: EventTarget | null): boolean {
  return isField(target) && (target as HTMLInputElement).value !== '';
}
