/** Short notes at the head of the window, where they cover no field, each read out; some can be undone for as long as they stand. */
import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import { useTexts } from '../i18n.ts';
import { type Toast, ToastNote } from './toast-note.tsx';
import styles from './toasts.module.css';

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Shows a note. */
export function useToast(): (toast: Toast) => void {
  const show = use(ToastContext);
  if (!show) throw new Error('no Toasts above');
  return show;
}

interface Shown extends Toast {
  id: number;
}

export function Toasts({ children }: { children?: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const nextId = useRef(0);
  const { t } = useTexts('common');
  const show = useCallback((toast: Toast) => {
    nextId.current += 1;
    setToasts((shown) => [...shown, { ...toast, id: nextId.current }]);
  }, []);
  const drop = useCallback((id: number) => setToasts((shown) => shown.filter((each) => each.id !== id)), []);

  return (
    <ToastContext value={show}>
      {children}
      <section className={styles.place} aria-label={t('notes')}>
        <ol aria-live="polite" aria-relevant="additions">
          {toasts.map((toast) => (
            <ToastNote key={toast.id} toast={toast} onGone={() => drop(toast.id)} />
          ))}
        </ol>
      </section>
    </ToastContext>
  );
}
