import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, Preferences } from '../shared/model.ts';

type Texts = Record<string, Record<string, unknown>>;

/** Each language is a chunk of its own; every file in its folder is a namespace. */
const LANGUAGES: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('./texts/en/index.ts')).texts,
  de: async () => (await import('./texts/de/index.ts')).texts,
};

/** The language to speak, where `system` is the browser's. */
export function languageOf(choice: Preferences['language'], spoken: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const first = spoken
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'de' || tag === 'en');
  return first === 'de' ? 'de' : 'en';
}

export async function createTexts(language: Language): Promise<i18n> {
  const texts = i18next.createInstance();
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await LANGUAGES[language]() },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  return texts;
}

/** Changes the language, its texts loaded first so that nothing is shown without words. */
export async function speak(texts: i18n, language: Language): Promise<void> {
  if (texts.language === language) return;
  for (const [namespace, words] of Object.entries(await LANGUAGES[language]())) {
    texts.addResourceBundle(language, namespace, words);
  }
  await texts.changeLanguage(language);
}

/**
 * The words of a namespace: `t('key')`, `t('common:key')` for another one's. Keys are literal, or a literal beginning
 * and one last part (`t(\`state.${state}\`)`): a test reads them off the source.
 */
export function useTexts(namespace: string) {
  return useTranslation(namespace);
}
