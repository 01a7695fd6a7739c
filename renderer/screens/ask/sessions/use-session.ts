import type { SessionHit } from '../../../../shared/model.ts';
import { useRoute } from '../../../data/context.tsx';

/** Conversations listed at first, and more with each "Show more". */
export const LISTED = 100;

/** A conversation as the list has it; undefined where it is older than those listed, or new. */
export function useSession(session_id: string): SessionHit | undefined {
  const { data } = useRoute('sessions.list', { limit: LISTED });
  return data?.sessions.find(({ id }) => id === session_id);
}
