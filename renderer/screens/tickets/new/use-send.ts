import { useRef, useState } from 'react';
import type { ErrorValue } from '../../../../shared/errors.ts';
import { useToast } from '../../../components/toasts.tsx';
import { useData } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { navigate, placeOf, replacePlace } from '../../../navigation.ts';
import { useDrafts } from '../../ask/chat/chats.tsx';
import { keyFor, type TicketBody } from './attempt.ts';

interface Sending {
  sending: boolean;
  /** Why the last attempt failed. */
  error: ErrorValue | null;
  send(body: TicketBody): Promise<void>;
}

/**
 * Makes the ticket, once however often it is asked for, and goes to what comes then.
 * @param onMade called when it is made, before the place changes
 */
export function useSend(session_id: string | undefined, onMade: () => void): Sending {
  const { t } = useTexts('tickets');
  const { api, cache } = useData();
  const drafts = useDrafts();
  const toast = useToast();
  const underWay = useRef(false);
  const [state, setState] = useState<Pick<Sending, 'sending' | 'error'>>({ sending: false, error: null });

  async function send(body: TicketBody): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setState({ sending: true, error: null });
    const idempotency_key = keyFor(drafts, `sent ticket ${session_id ?? ''}`, body);
    const result = await api.request('tickets.create', { ...body, idempotency_key }).result;
    underWay.current = false;
    setState({ sending: false, error: result.ok ? null : result.error });
    if (!result.ok) return;
    drafts.delete(`sent ticket ${session_id ?? ''}`);
    onMade();
    cache.invalidate('tickets.list');
    // The next ticket begins with this name and address.
    void api.request('preferences.update', { user: body.user, email: body.email }).result;

    const ticket_id = result.value.ticket.id;
    const here = placeOf(window.location.hash);
    if (here.screen === 'new_ticket' && here.session_id === session_id) {
      replacePlace({ screen: 'new_ticket', ticket_id, ...(session_id && { session_id }) });
    } else {
      toast({
        text: t('made', { id: ticket_id }),
        action: { label: t('view'), run: () => navigate('tickets', { ticket_id }) },
      });
    }
  }
  return { ...state, send };
}
