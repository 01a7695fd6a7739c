import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Api } from '../../../api.ts';
import { useApi } from '../../../data/context.tsx';
import { type Chat, type ChatState, createChat } from './chat.ts';
import { createDrafts, type Drafts, NEW_QUESTION } from './drafts.ts';

/** What of asking outlives its screen. */
interface Chats {
  chatOf: (session_id: string) => Chat;
  drafts: Drafts;
}

const ChatsContext = createContext<Chats | null>(null);

/** Keeps the conversations of this window, so that an answer goes on while the person looks at another screen. */
export function ChatsProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const [chats] = useState(() => createChats(api));
  // A link may put a question into the field, for the person to send or not.
  useEffect(
    () =>
      api.on('navigate', ({ text }) => {
        if (text !== undefined) chats.drafts.set(NEW_QUESTION, text);
      }),
    [api, chats],
  );
  return <ChatsContext value={chats}>{children}</ChatsContext>;
}

function createChats(api: Api): Chats {
  const known = new Map<string, Chat>();
  const deps = { api, nextFrame: (run: () => void) => void requestAnimationFrame(run), now: Date.now };
  return {
    drafts: createDrafts(),
    chatOf(session_id) {
      const chat = known.get(session_id) ?? createChat(session_id, deps);
      known.set(session_id, chat);
      return chat;
    },
  };
}

function useChatsContext(): Chats {
  const chats = use(ChatsContext);
  if (!chats) throw new Error('no ChatsProvider above');
  return chats;
}

export function useChats(): Chats['chatOf'] {
  return useChatsContext().chatOf;
}

export function useDrafts(): Chats['drafts'] {
  return useChatsContext().drafts;
}

/** A conversation and its state, read when it is first looked at. */
export function useChat(session_id: string): [chat: Chat, state: ChatState] {
  const chat = useChats()(session_id);
  useEffect(() => chat.open(), [chat]);
  return [chat, useSyncExternalStore(chat.subscribe, chat.state)];
}

/** An id for a conversation that begins here. */
export function newSessionId(): string {
  // randomUUID is for secure contexts alone; a browser on the intranet's http is none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `session_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
