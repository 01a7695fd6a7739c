import { Button } from '@radix-ui/themes';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../i18n.ts';
import styles from './turn-view.module.css';

interface QuestionEditorProps {
  text: string;
  /** Whether turns follow that would go. */
  replacesMore: boolean;
  onCancel: () => void;
  onSend: (text: string) => void;
}

/** A question opened for a change; sending it asks anew from there. */
export function QuestionEditor({ text, replacesMore, onCancel, onSend }: QuestionEditorProps) {
  const { t } = useTexts('ask');
  const [changed, setChanged] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);
  const send = (): void => {
    if (changed.trim() !== '') onSend(changed.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div className={`${styles.question} ${styles.editor}`}>
      <textarea
        ref={field}
        className="no-ring"
        value={changed}
        maxLength={32_000}
        aria-label={t('edit')}
        onChange={(event) => setChanged(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.editorBar}>
        <span className={styles.editorHint}>{replacesMore && t('editReplaces')}</span>
        <Button variant="soft" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button disabled={changed.trim() === ''} onClick={send}>
          {t('resend')}
        </Button>
      </div>
    </div>
  );
}
