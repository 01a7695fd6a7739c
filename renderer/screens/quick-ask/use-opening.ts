import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useApi } from '../../data/context.tsx';

/** The longest between the window being there and its page knowing of it, in ms. */
const OPENING_MS = 500;

interface Opening {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Begins a new conversation where the last is too old to be gone on with, and says so. */
  beginAnew: () => boolean;
  /** Empties the field. */
  clear: () => void;
}

/**
 * What becomes of the field as the window is left and opened again: its text is marked, so that typing takes its
 * place. The first keys may be faster than the page is told that it is shown; they stay.
 * @returns to be called as the person types
 */
export function useOpening({ field, beginAnew, clear }: Opening): () => void {
  const api = useApi();
  const isLeft = useRef(false);
  const typedAt = useRef(0);

  const onLeft = useEffectEvent(() => {
    isLeft.current = true;
    field.current?.select();
  });
  const onShown = useEffectEvent(() => {
    isLeft.current = false;
    field.current?.focus();
    if (Date.now() - typedAt.current <= OPENING_MS) return;
    if (beginAnew()) clear();
    field.current?.select();
  });
  useEffect(() => {
    const end = api.on('quickask.shown', onShown);
    window.addEventListener('blur', onLeft);
    return () => {
      end();
      window.removeEventListener('blur', onLeft);
    };
  }, [api]);

  return () => {
    if (isLeft.current) beginAnew();
    isLeft.current = false;
    typedAt.current = Date.now();
  };
}
