import { useFormat } from '../../../hooks/use-format.ts';
import { useTexts } from '../../../i18n.ts';
import type { Problem } from './check.ts';

/** Says what is wrong, by field; of two at one field the first. */
export function useProblemWords(): (
  problems: readonly Problem[],
) => Partial<Record<Problem['field'], string>> {
  const { t } = useTexts('tickets');
  const { number } = useFormat();
  return (problems) => {
    const words: Partial<Record<Problem['field'], string>> = {};
    for (const problem of problems) {
      const over = problem.code === 'tooLong' ? number(problem.over) : '';
      words[problem.field] ??= t(`problem.${problem.code}`, { over });
    }
    return words;
  };
}
