import { Theme } from '@radix-ui/themes';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import type { Preferences } from '../../shared/model.ts';

/** Gives everything below it the chosen look; `system` follows the computer as it changes. */
export function AppTheme({ choice, children }: { choice: Preferences['theme']; children: ReactNode }) {
  const systemIsDark = useSyncExternalStore(onSystemChange, () => systemTheme().matches);
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark);
  useEffect(() => {
    document.documentElement.classList.toggle('is-dark', isDark);
  }, [isDark]);
  return (
    <Theme
      appearance={isDark ? 'dark' : 'light'}
      accentColor="teal"
      grayColor="slate"
      panelBackground="solid"
      hasBackground={false}
    >
      {children}
    </Theme>
  );
}

function systemTheme(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function onSystemChange(listener: () => void): () => void {
  const query = systemTheme();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
