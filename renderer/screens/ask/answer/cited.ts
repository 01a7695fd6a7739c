import type { Source } from '../../../../shared/model.ts';

/** The sources that an answer names, such as `[1]`; all of them where it names none. */
export function citedSources(sources: readonly Source[], text: string): readonly Source[] {
  const cited = sources.filter(({ n }) => text.includes(`[${n}]`));
  return cited.length > 0 ? cited : sources;
}
