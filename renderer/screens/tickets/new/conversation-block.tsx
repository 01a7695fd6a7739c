import { Checkbox } from '@radix-ui/themes';
import { useState } from 'react';
import { useTexts } from '../../../i18n.ts';
import { Block } from './block.tsx';
import type { Edits, Form, FormMessage } from './edits.ts';
import styles from './new-ticket.module.css';

interface ConversationBlockProps {
  form: Form;
  onChange: (part: Partial<Edits>) => void;
}

/** The messages so far, each of which can be left out. */
export function ConversationBlock({
  form: { messages, withConversation },
  onChange,
}: ConversationBlockProps) {
  const { t } = useTexts('tickets');
  const included = messages.filter((message) => message.included).length;
  const include = ({ message_id }: FormMessage, wanted: boolean): void =>
    onChange({
      leftOut: messages
        .filter((each) => (each.message_id === message_id ? !wanted : !each.included))
        .map((each) => each.message_id),
    });
  return (
    <Block
      title={t('conversation')}
      hint={withConversation ? t('messages', { included, count: messages.length }) : t('leftOut')}
      included={withConversation}
      onInclude={(wanted) => onChange({ withoutConversation: !wanted })}
    >
      <ul className={styles.messages}>
        {messages.map((message) => (
          <Message
            key={message.message_id}
            message={message}
            onInclude={(wanted) => include(message, wanted)}
          />
        ))}
      </ul>
    </Block>
  );
}

/** Longer ones are folded. */
const FOLDED = { length: 280, lines: 4 };

function Message({ message, onInclude }: { message: FormMessage; onInclude: (wanted: boolean) => void }) {
  const { t } = useTexts('tickets');
  const [unfolded, setUnfolded] = useState(false);
  const { role, content, included } = message;
  const who = role === 'user' ? t('you') : 'Deskside';
  const isLong = content.length > FOLDED.length || content.split('\n').length > FOLDED.lines;
  return (
    <li className={styles.message} data-out={!included}>
      <Checkbox
        checked={included}
        aria-label={t('include', { who, words: content.slice(0, 60) })}
        onCheckedChange={(checked) => onInclude(checked === true)}
      />
      <div className={styles.said}>
        <span className={styles.who}>
          {who}
          {!included && <span className={styles.hint}> · {t('leftOut')}</span>}
        </span>
        <p className={styles.content} data-folded={!included || (isLong && !unfolded)}>
          {content}
        </p>
        {included && isLong && (
          <button
            type="button"
            className={styles.unfold}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? t('showLess') : t('showMore')}
          </button>
        )}
      </div>
    </li>
  );
}
