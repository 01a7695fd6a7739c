import { useSyncExternalStore } from 'react';
import { useDrafts } from '../chat/chats.tsx';
import { isSafeToKeep } from './safe-to-keep.ts';

/** What was typed and not sent yet: it survives going elsewhere and, where that is safe, a restart. */
export function useDraft(key: string): [draft: string, setDraft: (text: string) => void] {
  const drafts = useDrafts();
  const place = `draft ${key}`;
  const read = (): string => drafts.get(key) ?? localStorage.getItem(place) ?? '';
  const draft = useSyncExternalStore(drafts.subscribe, read);
  return [
    draft,
    (text) => {
      if (text !== '' && isSafeToKeep(text)) localStorage.setItem(place, text);
      else localStorage.removeItem(place);
      drafts.set(key, text);
    },
  ];
}
