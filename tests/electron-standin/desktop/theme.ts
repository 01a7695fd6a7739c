/** Electron's `nativeTheme`. */
import type { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import { withEvents } from '../with-events.ts';

type Part = Pick<
  NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'inForcedColorsMode'
>;

export interface Theme {
  nativeTheme: Part & EventEmitter;
  setSystemDark(dark: boolean): void;
}

/** @param onChange told of what pages should look like */
export function createTheme(onChange: (dark: boolean) => void): Theme {
  let source: NativeTheme['themeSource'] = 'system';
  let systemDark = false;
  const isDark = () => (source === 'system' ? systemDark : source === 'dark');

  const nativeTheme = withEvents<Part>({
    get themeSource() {
      return source;
    },
    set themeSource(wanted) {
      if (!['system', 'light', 'dark'].includes(wanted))
        throw new TypeError(`Invalid themeSource: ${wanted}`);
      change(() => {
        source = wanted;
      });
    },
    get shouldUseDarkColors() {
      return isDark();
    },
    shouldUseHighContrastColors: false,
    inForcedColorsMode: false,
  });

  function change(act: () => void): void {
    const before = isDark();
    act();
    if (isDark() === before) return;
    onChange(isDark());
    nativeTheme.emit('updated');
  }

  return {
    nativeTheme,
    setSystemDark: (dark) =>
      change(() => {
        systemDark = dark;
      }),
  };
}
