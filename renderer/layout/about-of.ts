import type { Place } from '../navigation.ts';

/** What a ticket made at a place is about: the conversation on the screen. */
export function aboutOf({ screen, session_id }: Place): { session_id?: string } {
  return screen === 'ask' && session_id ? { session_id } : {};
}
