import { Button } from '@radix-ui/themes';
import { ArrowUp, Square, Ticket } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { Kbd } from '../../../components/kbd.tsx';
import { useKeyNames } from '../../../hooks/use-key-names.ts';
import { useTexts } from '../../../i18n.ts';
import styles from './composer.module.css';
import { useDraft } from './use-draft.ts';

interface ComposerProps {
  ref?: Ref<HTMLTextAreaElement>;
  /** What the draft is kept under. */
  draftKey: string;
  busy: boolean;
  onAsk: (text: string) => void;
  onStop?: () => void;
  /** Arrow up in the empty field. */
  onEditLast?: () => void;
  onTicket: () => void;
}

/** The two ways on: asking, and creating a ticket. */
export function Composer({ ref, draftKey, busy, onAsk, onStop, onEditLast, onTicket }: ComposerProps) {
  const { t } = useTexts('ask');
  const keyNames = useKeyNames();
  const [draft, setDraft] = useDraft(draftKey);
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  // A person who comes here comes to ask.
  useEffect(() => field.current?.focus(), []);

  const ask = (): void => {
    const text = draft.trim();
    if (text === '' || busy) return;
    setDraft('');
    onAsk(text);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      ask();
    }
    if (event.key === 'ArrowUp' && draft === '' && onEditLast) {
      event.preventDefault();
      onEditLast();
    }
  };

  return (
    <div className={styles.composer}>
      <textarea
        ref={field}
        className="no-ring"
        rows={1}
        maxLength={32_000}
        value={draft}
        aria-label={t('composer.label')}
        placeholder={t('composer.placeholder')}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.bar}>
        <Button variant="soft" color="gray" onClick={onTicket}>
          <Ticket size={16} strokeWidth={1.75} aria-hidden />
          {t('createTicket')}
        </Button>
        <span className={styles.hint} aria-hidden>
          <Kbd>{keyNames('shift+enter')}</Kbd> {t('composer.newLine')}
        </span>
        {busy ? (
          <Button className={styles.send} variant="soft" onClick={onStop}>
            <Square size={12} fill="currentColor" aria-hidden />
            {t('stop')}
          </Button>
        ) : (
          <Button className={styles.send} disabled={draft.trim() === ''} onClick={ask}>
            <ArrowUp size={16} strokeWidth={2} aria-hidden />
            {t('ask')}
          </Button>
        )}
      </div>
    </div>
  );
}
