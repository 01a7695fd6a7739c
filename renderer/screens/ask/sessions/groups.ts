import type { SessionHit } from '../../../../shared/model.ts';
import { daysBetween, momentOf } from '../../../hooks/use-format.ts';

/** Conversations of one day, or of one month where they are older than a week. */
export interface Group {
  key: string;
  /** The latest activity in it, from which its heading is made. */
  latest: string;
  kind: 'day' | 'month';
  sessions: SessionHit[];
}

/** @param sessions latest first */
export function groupsOf(sessions: readonly SessionHit[], now: Date): Group[] {
  const groups = new Map<string, Group>();
  for (const session of sessions) {
    const moment = momentOf(session.last_activity);
    const days = Math.max(0, daysBetween(moment, now));
    const kind = days < 7 ? 'day' : 'month';
    const key = kind === 'day' ? `${days} days` : `${moment.getFullYear()}-${moment.getMonth()}`;
    const group = groups.get(key) ?? { key, latest: session.last_activity, kind, sessions: [] };
    group.sessions.push(session);
    groups.set(key, group);
  }
  return [...groups.values()];
}
