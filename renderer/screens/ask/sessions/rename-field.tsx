import { useEffect, useRef, useState } from 'react';
import type { SessionHit } from '../../../../shared/model.ts';
import { useToast } from '../../../components/toasts.tsx';
import { useApi } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './sessions.module.css';

/** The title of a conversation, to be changed in place: Enter or leaving the field keeps it, Esc does not. */
export function RenameField({ session, onDone }: { session: SessionHit; onDone: () => void }) {
  const { t } = useTexts('ask');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  const [title, setTitle] = useState(session.title);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => field.current?.select(), []);

  const finish = async (keep: boolean): Promise<void> => {
    if (done.current) return;
    done.current = true;
    const changed = title.trim();
    onDone();
    if (!keep || changed === '' || changed === session.title) return;
    const result = await api.request('sessions.rename', { session_id: session.id, title: changed }).result;
    if (!result.ok) toast({ text: words(result.error) });
  };
  return (
    <input
      ref={field}
      className={`${styles.rename} no-ring`}
      aria-label={t('sessions.rename')}
      maxLength={200}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => void finish(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        void finish(event.key === 'Enter');
      }}
    />
  );
}
