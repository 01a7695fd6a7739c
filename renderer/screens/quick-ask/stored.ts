import type { Chat } from '../ask/chat/chat.ts';

/** Waits until the last question can be read by another window: it is stored, or it never will be. */
export function stored(chat: Pick<Chat, 'state' | 'subscribe'>): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { turns, busy } = chat.state();
      if (busy && turns.at(-1)?.question?.id == null) return;
      end();
      resolve();
    };
    const end = chat.subscribe(look);
    look();
  });
}
