import { useTexts } from '../../../i18n.ts';
import type { DescriptionWords } from './compose.ts';

export function useDescriptionWords(): DescriptionWords {
  const { t } = useTexts('tickets');
  return {
    conversation: t('describe.conversation'),
    computer: t('describe.computer'),
    person: t('describe.person'),
    fact: {
      computer: t('fact.computer'),
      system: t('fact.system'),
      app_version: t('fact.app_version'),
    },
  };
}
