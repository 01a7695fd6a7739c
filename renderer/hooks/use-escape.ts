import { useEffect, useEffectEvent } from 'react';

/** Calls `run` on Esc, where nothing nearer (a menu, a dialog, a field with text) took the key. */
export function useEscape(active: boolean, run: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    if (!active) return;
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}
