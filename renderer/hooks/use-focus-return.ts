import { useState } from 'react';

interface FocusReturn {
  onCloseAutoFocus: (event: Event) => void;
}

/**
 * For the content of a dialog without a trigger of its own: the focus goes back to where it was before.
 * @param open whether it is open; a dialog that is there only while it is says `true`
 */
export function useFocusReturn(open: boolean): FocusReturn {
  const [wasOpen, setWasOpen] = useState(false);
  const [before, setBefore] = useState<Element | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    // Later a field in it may have taken the focus.
    if (open) setBefore(document.activeElement);
  }
  return {
    onCloseAutoFocus(event) {
      event.preventDefault();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
  };
}
