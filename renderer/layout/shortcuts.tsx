import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useApi } from '../data/context.tsx';
import { isField, isMac } from '../hooks/keyboard.ts';
import { navigate, type Place, type Screen } from '../navigation.ts';
import { aboutOf } from './about-of.ts';

const loadPalette = () => import('./palette/palette.tsx');
const Palette = lazy(loadPalette);
const KeysDialog = lazy(() => import('./keys-dialog.tsx'));

const BY_NUMBER: Readonly<Record<string, Screen>> = {
  Digit1: 'ask',
  Digit2: 'tickets',
  Digit3: 'knowledge',
  Digit4: 'settings',
};

/** The keys that work everywhere, and the two dialogs they open. */
export function Shortcuts({ place }: { place: Place }) {
  const api = useApi();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const run = commandOf(event);
    if (!run) return;
    event.preventDefault();
    setOpen(null);
    run();
  });

  function commandOf(event: KeyboardEvent): (() => void) | undefined {
    if (event.key === '?' && !isField(event.target)) return () => setOpen('keys');
    const mod = (isMac() ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;
    // Browsers keep Ctrl+N and Ctrl+T to themselves.
    const alt = !api.isDesktop && event.altKey && !event.ctrlKey && !event.metaKey;
    if (mod || alt) {
      if (event.code === 'KeyN') return () => navigate('ask');
      if (event.code === 'KeyT') return () => navigate('new_ticket', aboutOf(place));
    }
    if (!mod) return undefined;
    if (event.key === 'k') return () => setOpen(open === 'palette' ? null : 'palette');
    if (event.key === 'f') return () => document.querySelector<HTMLElement>('[data-find]')?.focus();
    if (event.key === ',') return () => navigate('settings');
    const screen = BY_NUMBER[event.code];
    return screen && (() => navigate(screen));
  }

  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  // What is typed right after the key belongs to the palette: it must be there by then.
  useEffect(() => void loadPalette(), []);

  const close = (): void => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette place={place} onClose={close} onShowKeys={() => setOpen('keys')} />}
      {open === 'keys' && <KeysDialog onClose={close} />}
    </Suspense>
  );
}
