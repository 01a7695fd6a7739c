import type { Args } from '../../../shared/contract.ts';
import type { ErrorValue } from '../../../shared/errors.ts';
import { useApi } from '../../data/context.tsx';
import { keepSummary } from '../tickets/new/keep-summary.ts';

interface Places {
  /** False in a browser, where there is no other window. */
  canOpen: boolean;
  /** Shows the main window at a place, in front of this one. */
  open(place: Args<'desktop.open'>): void;
  /** Shows a new ticket that begins with what was typed here. */
  openTicketAbout(text: string): void;
  hide(): void;
}

/** The ways out of the quick ask. */
export function usePlaces(onFailed: (error: ErrorValue) => void): Places {
  const api = useApi();

  async function open(place: Args<'desktop.open'>): Promise<void> {
    if (!api.has('desktop.open')) return;
    const result = await api.request('desktop.open', place).result;
    if (result.ok) hide();
    else onFailed(result.error);
  }
  function hide(): void {
    if (api.has('desktop.hide')) void api.request('desktop.hide', {}).result;
  }
  return {
    canOpen: api.has('desktop.open'),
    open: (place) => void open(place),
    openTicketAbout(text) {
      keepSummary(localStorage, text);
      void open({ screen: 'new_ticket' });
    },
    hide,
  };
}
