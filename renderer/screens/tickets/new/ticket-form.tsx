import { TextArea } from '@radix-ui/themes';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TicketDraft } from '../../../../shared/contract.ts';
import { isMac } from '../../../hooks/keyboard.ts';
import { useTexts } from '../../../i18n.ts';
import { Block } from './block.tsx';
import { check, LIMITS } from './check.ts';
import { compose } from './compose.ts';
import { ConversationBlock } from './conversation-block.tsx';
import { DeviceBlock } from './device-block.tsx';
import { type Edits, formOf } from './edits.ts';
import { FormFoot } from './form-foot.tsx';
import { FromFields } from './from-fields.tsx';
import styles from './new-ticket.module.css';
import { useDescriptionWords } from './use-description-words.ts';
import { useEdits } from './use-edits.ts';
import { useProblemWords } from './use-problem-words.ts';
import { useSend } from './use-send.ts';

interface TicketFormProps {
  draft: TicketDraft;
  session_id: string | undefined;
}

/** Everything IT will get, to be looked over, changed and taken out before it is sent. */
export function TicketForm({ draft, session_id }: TicketFormProps) {
  const { t } = useTexts('tickets');
  const { edits, change, forget } = useEdits(session_id);
  const [tried, setTried] = useState(false);
  const { send, sending, error } = useSend(session_id, forget);
  const words = useDescriptionWords();
  const problemWords = useProblemWords();
  const element = useRef<HTMLFormElement>(null);
  const form = formOf(draft, edits);
  const description = compose(form, words);
  const problems = tried ? problemWords(check(form, description)) : {};

  // A person who comes here comes to say what is wrong.
  useEffect(() => focusField(element.current, 'summary'), []);

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    const first = check(form, description)[0];
    if (first) {
      focusField(element.current, first.field);
      return;
    }
    void send({
      user: form.user.trim(),
      email: form.email.trim(),
      type: form.category,
      description,
      session_id,
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac() ? event.metaKey : event.ctrlKey)) return;
    event.preventDefault();
    submit();
  };
  const set = (part: Partial<Edits>): void => change(part);

  return (
    <form ref={element} className={styles.form} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      <div className={styles.middle}>
        <div className={styles.column}>
          <h2 className={styles.title}>{t('whatITGets')}</h2>
          <p className={styles.lead}>{t('lead')}</p>
          <FromFields form={form} onChange={set} problems={problems} />
          <Block
            title={t('summary')}
            hint={form.withSummary ? undefined : t('leftOut')}
            included={form.withSummary}
            onInclude={form.messages.length > 0 ? (wanted) => set({ withoutSummary: !wanted }) : undefined}
          >
            <TextArea
              name="summary"
              className={styles.summary}
              aria-label={t('summary')}
              placeholder={t('summaryPlaceholder')}
              maxLength={LIMITS.description}
              value={form.summary}
              aria-invalid={problems.summary !== undefined}
              aria-describedby={problems.summary && 'summary-problem'}
              onChange={(event) => set({ summary: event.target.value })}
            />
            {problems.summary && (
              <p id="summary-problem" className={styles.problem}>
                {problems.summary}
              </p>
            )}
          </Block>
          {form.messages.length > 0 && <ConversationBlock form={form} onChange={set} />}
          {form.facts.length > 0 && <DeviceBlock form={form} onChange={set} />}
        </div>
      </div>
      <FormFoot
        problem={problems.user ?? problems.email ?? problems.summary}
        error={error}
        sending={sending}
      />
    </form>
  );
}

/** The field, or where it was taken out the form's first one. */
function focusField(form: HTMLFormElement | null, name: string): void {
  const field = form?.querySelector<HTMLElement>(`[name="${name}"]`) ?? form?.querySelector('input');
  field?.focus();
}
