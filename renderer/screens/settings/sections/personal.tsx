import { SegmentedControl } from '@radix-ui/themes';
import { useState } from 'react';
import type { Args } from '../../../../shared/contract.ts';
import type { Preferences } from '../../../../shared/model.ts';
import { useData, useRoute } from '../../../data/context.tsx';
import { useErrorWords } from '../../../hooks/use-error-words.ts';
import { useTexts } from '../../../i18n.ts';
import { SavedField } from '../parts/saved-field.tsx';
import { Row, Section } from '../parts/section.tsx';

const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];
/** Languages are called by their own names in all languages. */
const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

/** The person's own choices: who they are, and how the app looks and speaks. */
export function Personal() {
  const { t } = useTexts('settings');
  const { api, cache } = useData();
  const words = useErrorWords();
  const { data } = useRoute('preferences.get', {});
  const [problem, setProblem] = useState<{ field: string; words: string } | null>(null);
  const update = async (changes: Args<'preferences.update'>): Promise<void> => {
    const result = await api.request('preferences.update', changes).result;
    if (result.ok) cache.put('preferences.get', {}, result.value);
    const [field = ''] = Object.keys(changes);
    const error = result.ok ? null : result.error;
    const wrongEmail = error?.code === 'invalid_input' && field === 'email';
    setProblem(error && { field, words: wrongEmail ? t('emailWrong') : words(error) });
  };
  const problemOf = (field: string): string | undefined =>
    problem?.field === field ? problem.words : undefined;
  if (!data) return null;
  return (
    <>
      <Section title={t('you')}>
        <Row label={t('name')} hint={t('nameHint')} problem={problemOf('user')}>
          {(names) => (
            <SavedField
              names={names}
              autoComplete="name"
              value={data.user}
              onSave={(user) => void update({ user })}
            />
          )}
        </Row>
        <Row label={t('email')} hint={t('emailHint')} problem={problemOf('email')}>
          {(names) => (
            <SavedField
              names={names}
              autoComplete="email"
              inputMode="email"
              value={data.email}
              invalid={problemOf('email') !== undefined}
              onSave={(email) => void update({ email })}
            />
          )}
        </Row>
      </Section>
      <Section title={t('appearance')}>
        <Row label={t('theme')} problem={problemOf('theme')}>
          {(names) => (
            <SegmentedControl.Root
              {...names}
              value={data.theme}
              onValueChange={(value) => {
                const theme = THEMES.find((each) => each === value);
                if (theme) void update({ theme });
              }}
            >
              {THEMES.map((theme) => (
                <SegmentedControl.Item key={theme} value={theme}>
                  {t(`themes.${theme}`)}
                </SegmentedControl.Item>
              ))}
            </SegmentedControl.Root>
          )}
        </Row>
        <Row label={t('language')} problem={problemOf('language')}>
          {(names) => (
            <SegmentedControl.Root
              {...names}
              value={data.language}
              onValueChange={(value) =>
                void update({ language: value === 'en' || value === 'de' ? value : 'system' })
              }
            >
              <SegmentedControl.Item value="system">{t('themes.system')}</SegmentedControl.Item>
              <SegmentedControl.Item value="en">{LANGUAGES.en}</SegmentedControl.Item>
              <SegmentedControl.Item value="de">{LANGUAGES.de}</SegmentedControl.Item>
            </SegmentedControl.Root>
          )}
        </Row>
      </Section>
    </>
  );
}
