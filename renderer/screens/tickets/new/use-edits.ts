import { useState } from 'react';
import { useDrafts } from '../../ask/chat/chats.tsx';
import { isSafeToKeep } from '../../ask/composer/safe-to-keep.ts';
import { draftPlace } from './draft-place.ts';
import { type Edits, NO_EDITS, readEdits } from './edits.ts';

interface KeptEdits {
  edits: Edits;
  change(part: Partial<Edits>): void;
  /** Forgets them: the ticket is made, or the person begins anew. */
  forget(): void;
}

/** What was changed of a draft; it survives going elsewhere and, where that is safe, a restart. */
export function useEdits(session_id: string | undefined): KeptEdits {
  const drafts = useDrafts();
  const place = draftPlace(session_id);
  const [edits, setEdits] = useState(() => readEdits(drafts.get(place) ?? localStorage.getItem(place)));
  return {
    edits,
    change(part) {
      const next = { ...edits, ...part };
      const text = JSON.stringify(next);
      setEdits(next);
      drafts.set(place, text);
      if (isSafeToKeep(next.summary ?? '')) localStorage.setItem(place, text);
      else localStorage.removeItem(place);
    },
    forget() {
      setEdits(NO_EDITS);
      drafts.delete(place);
      localStorage.removeItem(place);
    },
  };
}
