import type { Preferences } from '../../shared/model.ts';
import { useRoute } from './context.tsx';

type Look = Pick<Preferences, 'theme' | 'language'>;

const KEY = 'look';
const DEFAULT: Look = { theme: 'system', language: 'system' };

/** The person's theme and language; until they are loaded, those of last time, so that nothing flashes. */
export function useLook(): Look {
  const { data } = useRoute('preferences.get', {});
  if (!data) return rememberedLook();
  const { theme, language } = data;
  if (JSON.stringify({ theme, language }) !== localStorage.getItem(KEY)) {
    localStorage.setItem(KEY, JSON.stringify({ theme, language }));
  }
  return data;
}

export function rememberedLook(): Look {
  try {
    return { ...DEFAULT, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>) };
  } catch {
    return DEFAULT;
  }
}
