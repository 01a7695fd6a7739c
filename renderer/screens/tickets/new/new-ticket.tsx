import { useEffect } from 'react';
import { Frame } from '../../../components/frame.tsx';
import { ErrorState, Loading } from '../../../components/states.tsx';
import { useData, useRoute } from '../../../data/context.tsx';
import { useTexts } from '../../../i18n.ts';
import { TicketForm } from './ticket-form.tsx';

/** A ticket to be made: from a conversation, or from nothing. */
export function NewTicket({ session_id }: { session_id: string | undefined }) {
  const { t } = useTexts('tickets');
  const { cache } = useData();
  const { data: draft, error } = useRoute('tickets.draft', session_id ? { session_id } : {});
  // The conversation may go on meanwhile: the next visit begins with a new draft.
  useEffect(() => () => cache.invalidate('tickets.draft'), [cache]);
  return (
    <Frame title={t('new')}>
      {draft ? (
        <TicketForm draft={draft} session_id={session_id} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => cache.invalidate('tickets.draft')} />
      ) : (
        <Loading />
      )}
    </Frame>
  );
}
