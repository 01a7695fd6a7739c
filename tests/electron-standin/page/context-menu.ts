import type { DomEvent, PageElement } from './dom.ts';
import type { FromPage } from './messages.ts';

/** Tells the main process of a right click that the page left alone. Self-contained: its source runs in the page. */
export function tellContextMenu(event: DomEvent, tell: (message: FromPage) => void): void {
  const page = globalThis as unknown as { getSelection(): unknown };
  // Listeners that the page added later may still prevent it.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    const target = event.target as PageElement;
    const isEditable = target.isContentEditable || target.matches('input, textarea');
    const { value = '', selectionStart, selectionEnd } = target;
    const inField =
      typeof selectionStart === 'number' ? value.slice(selectionStart, selectionEnd ?? undefined) : '';
    const selectionText = isEditable ? inField : String(page.getSelection());
    const linkURL = target.closest('a')?.href ?? '';
    tell({
      type: 'context-menu',
      params: { x: event.clientX, y: event.clientY, linkURL, selectionText, isEditable },
    });
  });
}
