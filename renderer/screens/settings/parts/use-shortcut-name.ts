import { useKeyNames } from '../../../hooks/use-key-names.ts';
import { useTexts } from '../../../i18n.ts';
import { keysOf } from '../sections/accelerator.ts';

/** Writes a global shortcut as this computer's keyboard shows it, such as `Strg+Umschalt+Leertaste`. */
export function useShortcutName(): (accelerator: string) => string {
  const { t } = useTexts('settings');
  const keyNames = useKeyNames();
  return (accelerator) => keyNames(keysOf(accelerator)).replace('Space', t('space'));
}
