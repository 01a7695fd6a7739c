import { BrowserWindow, Menu, type WebContents } from 'electron';
import { editMenu } from './menu.ts';
import type { Texts } from './texts.ts';

/** A menu at the pointer: what can be done in a text field, or with selected text. */
export function giveContextMenu(contents: WebContents, texts: () => Texts): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (!isEditable && !selectionText.trim()) return;
    const items = editMenu(texts()).filter(({ role }) => isEditable || role === 'copy');
    const window = BrowserWindow.fromWebContents(contents);
    Menu.buildFromTemplate(items).popup(window ? { window } : {});
  });
}
