import { useState } from 'react';
import type { Source } from '../../../shared/model.ts';
import { Frame } from '../../components/frame.tsx';
import { useTexts } from '../../i18n.ts';
import { navigate, type Place } from '../../navigation.ts';
import { newSessionId, useChats } from './chat/chats.tsx';
import { Conversation } from './conversation.tsx';
import { NewQuestion } from './new-question.tsx';
import { PassagePane } from './passage/passage-pane.tsx';
import { SessionList } from './sessions/session-list.tsx';

/** Asking and the conversations so far: an empty field, or the conversation of the place. */
export default function Ask({ place: { session_id } }: { place: Place }) {
  const { t } = useTexts('ask');
  const chatOf = useChats();
  const [opened, setOpened] = useState<{ session_id: string; source: Source } | null>(null);
  const source = opened && opened.session_id === session_id ? opened.source : null;

  return (
    <Frame
      title={t('title')}
      header={null}
      list={<SessionList current={session_id} />}
      listLabel={t('sessions.title')}
      detail={source && <PassagePane source={source} onClose={() => setOpened(null)} />}
    >
      {session_id ? (
        <Conversation
          key={session_id}
          session_id={session_id}
          openSource={source}
          onOpenSource={(next) => setOpened(next && { session_id, source: next })}
        />
      ) : (
        <NewQuestion
          onAsk={(text) => {
            const id = newSessionId();
            chatOf(id).ask(text);
            navigate('ask', { session_id: id });
          }}
        />
      )}
    </Frame>
  );
}
