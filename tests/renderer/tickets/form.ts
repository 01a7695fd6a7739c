import { type Edits, type Form, formOf, NO_EDITS } from '../../../renderer/screens/tickets/new/edits.ts';
import type { TicketDraft } from '../../../shared/contract.ts';

export const DRAFT: TicketDraft = {
  category: 'IT Support',
  summary: 'The VPN hangs.\n\nSince this morning.',
  transcript: [
    { message_id: 1, role: 'user', content: 'The VPN hangs at "Connecting".\nWhat now?' },
    { message_id: 2, role: 'assistant', content: 'Restart it.' },
    { message_id: 3, role: 'user', content: 'My PIN is ••••' },
    { message_id: 4, role: 'assistant', content: 'Never tell your PIN.' },
  ],
  device: { computer: 'PC-0815', system: 'Windows 11 Pro', app_version: '1.0.0' },
  user: 'Ada Weber',
  email: 'ada@example.bank',
};

/** The form of the draft with some of it changed. */
export function formWith(edits: Partial<Edits>, draft: TicketDraft = DRAFT): Form {
  return formOf(draft, { ...NO_EDITS, ...edits });
}
