import type { ChatReply, RouteEvent } from '../../../shared/contract.ts';

/** An answer before it is stored. */
export type Answer = Omit<
  ChatReply,
  'category' | 'category_confidence' | 'session_id' | 'message_id' | 'masked'
>;

/** How the one who asks hears of progress, and says that they left. */
export interface Progress {
  signal: AbortSignal;
  emit: (event: RouteEvent<'chat.ask'>) => void;
}
