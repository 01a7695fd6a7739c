import { useEffect } from 'react';
import { useApi } from '../data/context.tsx';
import { navigate } from '../navigation.ts';

/** Goes where a tray entry, a link or another window asks for. */
export function usePlaceFromPushes(): void {
  const api = useApi();
  useEffect(() => api.on('navigate', ({ screen, ...details }) => navigate(screen, details)), [api]);
}
