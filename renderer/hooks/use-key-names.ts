import { useTexts } from '../i18n.ts';

import { isMac } from './keyboard.ts';

/** Writes a key as this computer's keyboard shows it, such as `mod+K` → `Ctrl+K`, `Strg+K` or `⌘K`. */
export function useKeyNames(): (keys: string) => string {
  const { t } = useTexts('common');
  const mac = isMac();
  return (keys) =>
    keys
      .split('+')
      .map((key) => {
        if (key === 'mod') return mac ? '⌘' : t('key.ctrl');
        if (key === 'shift') return mac ? '⇧' : t('key.shift');
        if (key === 'alt') return mac ? '⌥' : 'Alt';
        if (key === 'enter') return mac ? '↩' : t('key.enter');
        if (key === 'esc') return 'Esc';
        if (key === 'del') return mac ? '⌦' : t('key.delete');
        if (key === 'up') return '↑';
        return key;
      })
      .join(mac ? '' : '+');
}
