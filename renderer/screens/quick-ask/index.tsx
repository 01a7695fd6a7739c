import { Spinner } from '@radix-ui/themes';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useToast } from '../../components/toasts.tsx';
import { useApi } from '../../data/context.tsx';
import { useErrorWords } from '../../hooks/use-error-words.ts';
import { useEscape } from '../../hooks/use-escape.ts';
import { useTexts } from '../../i18n.ts';
import { Announcer } from '../ask/announcer.tsx';
import { beginConversation } from './conversation.ts';
import { isKept } from './kept.ts';
import { Keys } from './keys.tsx';
import { QuickAnswer } from './quick-answer.tsx';
import styles from './quick-ask.module.css';
import { stored } from './stored.ts';
import { useKeys } from './use-keys.ts';
import { useOpening } from './use-opening.ts';
import { usePlaces } from './use-places.ts';
import { useWindowHeight } from './use-window-height.ts';

/** The small window: one field, the answer below it, and the keys. Last question and answer stay for two minutes. */
export default function QuickAsk() {
  const { t } = useTexts('quick-ask');
  const api = useApi();
  const toast = useToast();
  const words = useErrorWords();
  const places = usePlaces((error) => toast({ text: words(error) }));
  const [{ session_id, chat }, setConversation] = useState(() => beginConversation(api));
  const { turns, busy } = useSyncExternalStore(chat.subscribe, chat.state);
  const [text, setText] = useState('');
  const touchedAt = useRef(0);
  const lastTyped = useRef('');
  const field = useRef<HTMLTextAreaElement>(null);
  const root = useWindowHeight();
  const last = turns.at(-1);
  const typed = text.trim();
  // As it was typed: what is shown of it may be without its secrets.
  const asked = last && lastTyped.current;

  const ask = (): void => {
    if (typed === '' || busy) return;
    touchedAt.current = Date.now();
    chat.ask(typed, typed === asked ? last : undefined);
    lastTyped.current = typed;
    field.current?.select();
  };
  const goOn = async (): Promise<void> => {
    if (typed !== '' && typed !== asked) ask();
    await stored(chat);
    places.open({ screen: 'ask', ...(chat.state().turns.length > 0 && { session_id }) });
  };
  const makeTicket = (): void => {
    if (turns.length === 0) places.openTicketAbout(typed);
    else places.open({ screen: 'new_ticket', session_id });
  };
  const leave = (): void => (busy ? chat.stop() : places.hide());

  const onTyped = useOpening({
    field,
    beginAnew() {
      if (busy || isKept(touchedAt.current, Date.now())) return false;
      setConversation(beginConversation(api));
      return true;
    },
    clear: () => setText(''),
  });
  useEffect(() => {
    if (!busy) touchedAt.current = Date.now();
  }, [busy]);
  useEscape(true, leave);
  useKeys({ goOn: () => void goOn(), makeTicket });

  return (
    <div ref={root} className={styles.window}>
      <main className={styles.main}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <div className={styles.head}>
          <span className={styles.mark} aria-hidden>
            {busy ? <Spinner size="2" /> : <Search size={20} strokeWidth={1.75} />}
          </span>
          <textarea
            ref={field}
            className={`${styles.field} no-ring`}
            // biome-ignore lint/a11y/noAutofocus: the window is there to be typed in
            autoFocus
            rows={1}
            maxLength={32_000}
            value={text}
            aria-label={t('label')}
            placeholder={t('placeholder')}
            spellCheck={false}
            onChange={(event) => {
              onTyped();
              touchedAt.current = Date.now();
              setText(event.target.value);
            }}
            onKeyDown={(event) => {
              const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
              if (event.key !== 'Enter' || !plain || event.nativeEvent.isComposing) return;
              event.preventDefault();
              ask();
            }}
          />
        </div>
        {last?.answer && (
          <QuickAnswer
            key={last.key}
            answer={last.answer}
            onOpenSource={
              places.canOpen
                ? ({ article_id }) => places.open({ screen: 'knowledge', article_id })
                : undefined
            }
          />
        )}
      </main>
      <Keys
        busy={busy}
        canAsk={typed !== ''}
        ask={ask}
        goOn={places.canOpen ? () => void goOn() : undefined}
        makeTicket={places.canOpen ? makeTicket : undefined}
        suggestTicket={last?.answer?.suggestsTicket ?? false}
        leave={leave}
      />
      <Announcer answer={last?.answer ?? null} />
    </div>
  );
}
