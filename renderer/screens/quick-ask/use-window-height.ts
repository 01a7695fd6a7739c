import { type RefObject, useEffect, useRef } from 'react';
import { useApi } from '../../data/context.tsx';

/** As `desktop.resize` takes it, in CSS pixels. */
const MIN = 60;
const MAX = 480;

/** Gives the window the height of an element, as it grows and shrinks. */
export function useWindowHeight(): RefObject<HTMLDivElement | null> {
  const api = useApi();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current || !api.has('desktop.resize')) return;
    let before = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.min(MAX, Math.max(MIN, current.offsetHeight));
      if (height === before) return;
      before = height;
      void api.request('desktop.resize', { height }).result;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [api]);
  return element;
}
