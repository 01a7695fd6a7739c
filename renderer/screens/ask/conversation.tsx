import { MessageCircle } from 'lucide-react';
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { Source } from '../../../shared/model.ts';
import { PaneHeader } from '../../components/frame.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/states.tsx';
import { useEscape } from '../../hooks/use-escape.ts';
import { useTexts } from '../../i18n.ts';
import { navigate } from '../../navigation.ts';
import { Announcer } from './announcer.tsx';
import styles from './ask.module.css';
import { useChat } from './chat/chats.tsx';
import { isUnderWay, type Turn } from './chat/turn.ts';
import { Composer } from './composer/composer.tsx';
import { ModelBanner } from './composer/model-banner.tsx';
import { SessionMenu } from './sessions/session-menu.tsx';
import { useSession } from './sessions/use-session.ts';
import { TurnList } from './turns/turn-list.tsx';
import { useTurnActions } from './turns/use-turn-actions.ts';

interface ConversationProps {
  session_id: string;
  openSource: Source | null;
  onOpenSource: (source: Source | null) => void;
}

/** A conversation: its turns, and the field for the next question. */
export function Conversation({ session_id, openSource, onOpenSource }: ConversationProps) {
  const { t } = useTexts('ask');
  const [chat, { turns, loading, error, busy }] = useChat(session_id);
  const [editing, setEditing] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const session = useSession(session_id);
  const actions = useTurnActions({ chat, session_id, setEditing, onOpenSource, field });
  const last = turns.at(-1);
  // A history that has come is drawn piece by piece: the window goes on answering meanwhile.
  const [drawn, setDrawn] = useState(turns.length > 0);
  useEffect(() => {
    if (turns.length > 0) startTransition(() => setDrawn(true));
  }, [turns.length]);

  // Another window, or a program, added to this conversation.
  const messages = useMemo(() => countMessages(turns), [turns]);
  useEffect(() => {
    if (session && !busy && !loading && session.message_count > messages) void chat.reload();
  }, [chat, session, busy, loading, messages]);

  useEscape(busy || openSource !== null, () => (busy ? chat.stop() : onOpenSource(null)));

  return (
    <>
      <PaneHeader title={session?.title || turns[0]?.question?.text || t('newQuestion')} level={1}>
        {session && <SessionMenu session={session} />}
      </PaneHeader>
      {error && turns.length === 0 ? (
        <ErrorState cached={false} error={error} onRetry={() => void chat.reload()} />
      ) : (loading && turns.length === 0) || (turns.length > 0 && !drawn) ? (
        <Loading />
      ) : turns.length === 0 ? (
        <EmptyState icon={MessageCircle} title={t('gone')} text={t('goneText')} />
      ) : (
        <TurnList turns={turns} editing={editing} actions={actions} openSource={openSource} />
      )}
      <footer className={styles.foot}>
        <div className={styles.column}>
          {!(last && answersFromKnowledge(last)) && <ModelBanner />}
          <Composer
            ref={field}
            draftKey={session_id}
            busy={busy}
            onAsk={(text) => chat.ask(text)}
            onStop={chat.stop}
            onEditLast={() => last?.question && !busy && setEditing(last.key)}
            onTicket={() => navigate('new_ticket', { session_id })}
          />
        </div>
      </footer>
      <Announcer answer={last?.answer ?? null} />
    </>
  );
}

function countMessages(turns: readonly Turn[]): number {
  return turns.reduce((sum, { question, answer }) => sum + (question ? 1 : 0) + (answer ? 1 : 0), 0);
}

/** Such an answer says itself what is the matter with the model. */
function answersFromKnowledge({ answer }: Pick<Turn, 'answer'>): boolean {
  return (answer?.by === 'knowledge' && !answer.suggestsTicket) || isUnderWay(answer);
}
