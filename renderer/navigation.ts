/** Where the person is, kept in the address: back and forward work, and a reload stays where it was. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Push } from '../shared/contract.ts';

export type Screen = Push<'navigate'>['screen'];

export interface Place {
  screen: Screen;
  /** Of `ask`: the conversation shown; without it a new one. Of `new_ticket`: what the ticket is about. */
  session_id?: string;
  article_id?: string;
  /** The passage of the article to be shown. */
  passage_id?: string;
  ticket_id?: string;
  /** Of `settings`: the one to go to. */
  setting?: string;
}

const SCREENS: readonly Screen[] = ['ask', 'tickets', 'knowledge', 'settings', 'new_ticket'];
const FIELDS = ['session_id', 'article_id', 'passage_id', 'ticket_id', 'setting'] as const;

/** Goes to a place; a plain call may stand in any event handler. */
export function navigate(screen: Screen, details: Omit<Place, 'screen'> = {}): void {
  window.location.hash = hashOf({ screen, ...details });
}

/** Goes to a place without a step back to the one before. */
export function replacePlace(place: Place): void {
  window.history.replaceState(null, '', hashOf(place));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash);
  return useMemo(() => placeOf(hash), [hash]);
}

/** The address of a place, from its `#`. */
export function hashOf({ screen, ...details }: Place): string {
  const fields = FIELDS.flatMap((field) => (details[field] ? [[field, details[field]]] : []));
  const query = new URLSearchParams(fields).toString();
  return query ? `#/${screen}?${query}` : `#/${screen}`;
}

/** The place an address names; what names none is the start. */
export function placeOf(hash: string): Place {
  const [path = '', query] = hash.replace(/^#\//, '').split('?', 2);
  const place: Place = { screen: SCREENS.find((screen) => screen === path) ?? 'ask' };
  const fields = new URLSearchParams(query);
  for (const field of FIELDS) {
    const value = fields.get(field);
    if (value) place[field] = value;
  }
  return place;
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
