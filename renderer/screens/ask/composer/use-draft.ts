import { useState } from 'react';
import { useDrafts } from '../chat/chats.tsx';
import { isSafeToKeep } from './safe-to-keep.ts';

/** What was typed and not sent yet: it survives going elsewhere and, where that is safe, a restart. */
export function useDraft(key: string): [draft: string, setDraft: (text: string) => void] {
  const drafts = useDrafts();
  const place = `draft ${key}`;
  const [draft, setDraft] = useState(() => drafts.get(key) ?? localStorage.getItem(place) ?? '');
  return [
    draft,
    (text) => {
      setDraft(text);
      drafts.set(key, text);
      if (text !== '' && isSafeToKeep(text)) localStorage.setItem(place, text);
      else localStorage.removeItem(place);
    },
  ];
}
