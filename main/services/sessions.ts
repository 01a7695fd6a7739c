import type { Input, Output } from '../../shared/contract.ts';
import { Failure } from '../../shared/errors.ts';
import type { Events } from '../events.ts';
import type { Store } from '../store/store.ts';
import { redact } from './redaction/redact.ts';

/** Rows of a page where the caller names no number. */
export const DEFAULT_PAGE = 100;

/** Conversations: finding, reading, naming and deleting them. */
export interface Sessions {
  list(input: Input<'sessions.list'>): Promise<Output<'sessions.list'>>;
  history(input: Input<'sessions.history'>): Promise<Output<'sessions.history'>>;
  rename(input: Input<'sessions.rename'>): Promise<Output<'sessions.rename'>>;
  remove(input: Input<'sessions.remove'>): Promise<Output<'sessions.remove'>>;
}

export function createSessions(store: Pick<Store, 'sessions' | 'messages'>, events: Events): Sessions {
  return {
    async list({ limit = DEFAULT_PAGE, cursor, q }) {
      const { rows, next_cursor } = await store.sessions.list({ limit, cursor, q });
      return { sessions: rows, next_cursor };
    },
    async history({ session_id, limit = DEFAULT_PAGE, cursor }) {
      const { rows, next_cursor } = await store.messages.history(session_id, { limit, cursor });
      return { session_id, history: rows, next_cursor };
    },
    async rename({ session_id, title }) {
      const session = await store.sessions.rename(session_id, redact(title).text);
      if (!session) throw new Failure('session_not_found');
      events.emit('data.changed', { what: 'sessions' });
      return { session };
    },
    async remove({ session_id }) {
      if (!(await store.sessions.remove(session_id))) throw new Failure('session_not_found');
      events.emit('data.changed', { what: 'sessions' });
      return { session_id };
    },
  };
}
