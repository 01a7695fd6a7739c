import type { PassagePlace } from '../../../shared/model.ts';
import type { Section } from './sections.ts';

/** A passage as a source or an address names it. */
export interface Wanted {
  passage_id: number;
  /** Finds it where the article was read anew since; undefined where it is not known. */
  heading?: string;
}

/**
 * The sections that a passage fills: from the first to the one before the second number.
 * @returns null where it is not found, and where it is the whole article: then there is nothing to tell apart
 */
export function markedSections(
  sections: readonly Section[],
  passages: readonly PassagePlace[],
  { passage_id, heading }: Wanted,
): [from: number, to: number] | null {
  const byId = passages.findIndex((passage) => passage.passage_id === passage_id);
  const at = byId >= 0 ? byId : passages.findIndex((passage) => passage.heading === heading);
  const starts = startsOf(sections, passages);
  const from = starts[at];
  if (from === undefined) return null;
  // A long section is several passages.
  const to = Math.max(starts[at + 1] ?? sections.length, from + 1);
  return from === 0 && to === sections.length ? null : [from, to];
}

/** The section in which each passage begins. */
function startsOf(sections: readonly Section[], passages: readonly PassagePlace[]): number[] {
  let reached = 0;
  return passages.map(({ heading }) => {
    const found = sections.findIndex(({ path }, index) => index >= reached && path === heading);
    if (found >= 0) reached = found;
    return reached;
  });
}
