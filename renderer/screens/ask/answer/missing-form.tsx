import { Button, TextArea } from '@radix-ui/themes';
import { useEffect, useId, useRef, useState } from 'react';
import { useToast } from '../../../components/toasts.tsx';
import { useTexts } from '../../../i18n.ts';
import styles from './answer.module.css';

interface MissingFormProps {
  onClose: () => void;
  onSend: (missing: string) => void;
}

/** What an answer that did not help was missing; nobody has to say it. */
export function MissingForm({ onClose, onSend }: MissingFormProps) {
  const { t } = useTexts('ask');
  const [missing, setMissing] = useState('');
  const toast = useToast();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // It opens below what is in view, and often below the window's edge.
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <form
      ref={form}
      className={styles.feedback}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.trim() !== '') {
          onSend(missing.trim());
          toast({ text: t('missing.thanks') });
        }
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <label htmlFor={id}>{t('missing.label')}</label>
      <TextArea
        id={id}
        autoFocus
        maxLength={2000}
        rows={2}
        placeholder={t('missing.placeholder')}
        value={missing}
        onChange={(event) => setMissing(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="button" variant="soft" color="gray" onClick={onClose}>
          {t('missing.skip')}
        </Button>
        <Button type="submit" disabled={missing.trim() === ''}>
          {t('missing.send')}
        </Button>
      </div>
    </form>
  );
}
