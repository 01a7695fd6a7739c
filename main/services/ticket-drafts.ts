/** What a new ticket begins with: everything IT will ask for, taken from the conversation, for the person to look over. */

import type { TicketDraft } from '../../shared/contract/tickets.ts';
import type { Input } from '../../shared/contract.ts';
import type { Device, Message } from '../../shared/model.ts';
import type { MessageStore } from '../store/store.ts';
import type { PreferencesService } from './preferences.ts';
import { shorten } from './text.ts';

export interface TicketDrafts {
  draft(input: Input<'tickets.draft'>): Promise<TicketDraft>;
}

interface Deps {
  messages: MessageStore;
  preferences: PreferencesService;
  device: Device;
}

/** Messages a draft holds at most: the latest ones. */
const MAX_MESSAGES = 40;
const SUMMARY_LENGTH = 500;

export function createTicketDrafts({ messages, preferences, device }: Deps): TicketDrafts {
  return {
    async draft({ session_id }) {
      const { user, email } = await preferences.get();
      const latest =
        session_id === undefined
          ? []
          : await messages.recent(session_id, Number.MAX_SAFE_INTEGER, MAX_MESSAGES);
      return {
        category: latest.findLast(({ category }) => category !== null)?.category ?? 'IT Support',
        summary: summaryOf(latest),
        transcript: latest.map(({ message_id, role, content }) => ({ message_id, role, content })),
        device,
        user,
        email,
      };
    },
  };
}

/** The first question and, where there were more, the last: what it began with and where it stands. */
function summaryOf(messages: Message[]): string {
  const questions = messages.filter(({ role }) => role === 'user');
  const first = questions[0]?.content ?? '';
  const last = questions.at(-1)?.content ?? '';
  const parts = first === last ? [first] : [first, last];
  return parts.map((part) => shorten(part, SUMMARY_LENGTH)).join('\n\n');
}
