import type { Api } from '../../api.ts';
import { type Chat, createChat } from '../ask/chat/chat.ts';
import { newSessionId } from '../ask/chat/chats.tsx';

/** A conversation that nothing was asked in yet. */
export function beginConversation(api: Api): { session_id: string; chat: Chat } {
  const session_id = newSessionId();
  const nextFrame = (run: () => void): void => void requestAnimationFrame(run);
  return { session_id, chat: createChat(session_id, { api, nextFrame, now: Date.now }) };
}
