import { isSafeToKeep } from '../../ask/composer/safe-to-keep.ts';
import { draftPlace } from './draft-place.ts';
import { readEdits } from './edits.ts';

/** Lets the next new ticket begin with a text, unless one was begun already or the text might hold a secret. */
export function keepSummary(storage: Pick<Storage, 'getItem' | 'setItem'>, text: string): void {
  if (text === '' || !isSafeToKeep(text)) return;
  const place = draftPlace(undefined);
  const begun = readEdits(storage.getItem(place));
  if (begun.summary) return;
  storage.setItem(place, JSON.stringify({ ...begun, summary: text }));
}
