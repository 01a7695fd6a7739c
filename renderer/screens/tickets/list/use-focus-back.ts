import { type RefObject, useEffect, useRef } from 'react';
import { hashOf } from '../../../navigation.ts';

/** When a detail is closed from within, the keyboard is back at its row. */
export function useFocusBack(list: RefObject<HTMLElement | null>, open_id: string | undefined): void {
  const before = useRef(open_id);
  useEffect(() => {
    const closed = open_id === undefined ? before.current : undefined;
    before.current = open_id;
    // What had the focus went with the pane; a focus anywhere else is where the person wants it.
    if (closed === undefined || document.activeElement !== document.body) return;
    const href = hashOf({ screen: 'tickets', ticket_id: closed });
    list.current?.querySelector<HTMLElement>(`[data-row][href="${CSS.escape(href)}"]`)?.focus();
  }, [list, open_id]);
}
