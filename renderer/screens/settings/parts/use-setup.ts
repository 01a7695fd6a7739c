import { useState } from 'react';
import type { Args, Output } from '../../../../shared/contract.ts';
import type { Settings } from '../../../../shared/model.ts';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';

export interface Setup {
  settings: Settings;
  isFixed(name: keyof Settings): boolean;
  /** Why the last change of a setting was refused, in words. */
  problemOf(name: keyof Settings): string | undefined;
  /** Takes effect at once. @returns to be awaited: whether it did */
  update(changes: Args<'settings.update'>): Promise<boolean>;
}

type Answer = Output<'settings.get'>;

/** How the program is set up; undefined until it is known, and always in a browser. */
export function useSetup(): Setup | undefined {
  const { api, cache } = useData();
  const words = useErrorWords();
  const { data } = useRoute('settings.get', api.has('settings.get') ? {} : null);
  const [problems, setProblems] = useState<Partial<Record<string, string>>>({});
  if (!data) return undefined;
  const answer: Answer = data;
  return {
    settings: answer.settings,
    isFixed: (name) => answer.fixed.includes(name),
    problemOf: (name) => problems[name],
    async update(changes) {
      const names = Object.keys(changes);
      const result = await api.request('settings.update', changes).result;
      if (result.ok) {
        cache.put('settings.get', {}, result.value);
        cache.invalidate('desktop.');
        cache.invalidate('model.');
      }
      const problem = result.ok ? undefined : words(result.error);
      setProblems((now) => ({ ...now, ...Object.fromEntries(names.map((name) => [name, problem])) }));
      return result.ok;
    },
  };
}
