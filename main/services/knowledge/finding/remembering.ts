import type { KnowledgeResult } from '../knowledge.ts';
import type { Finder } from './finder.ts';

const MOST_QUESTIONS = 500;
/** In characters: longer questions are not asked twice. */
const LONGEST = 300;

/**
 * A finder that remembers what the last questions found: people ask the same things, and ask again.
 * It is made anew with its finder whenever the index changes.
 */
export function createRememberingFinder(finder: Finder): Finder {
  const found = new Map<string, KnowledgeResult>();
  return {
    async search(question, options) {
      const key = [options.limit, options.language ?? '', question, ...(options.context ?? [])].join('\n');
      const known = found.get(key);
      if (known) return known;
      const result = await finder.search(question, options);
      if (key.length <= LONGEST) {
        const [oldest] = found.keys();
        if (found.size >= MOST_QUESTIONS && oldest !== undefined) found.delete(oldest);
        found.set(key, result);
      }
      return result;
    },
  };
}
