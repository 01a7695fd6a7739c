import { useEffect, useEffectEvent } from 'react';
import { isMac } from '../../hooks/keyboard.ts';

/** The keys with Ctrl or Cmd; they work wherever the focus is. */
export function useKeys({ goOn, makeTicket }: { goOn: () => void; makeTicket: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const mod = (isMac() ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;
    if (!mod || event.defaultPrevented || event.repeat) return;
    const run = event.key === 'Enter' ? goOn : event.code === 'KeyT' ? makeTicket : undefined;
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
