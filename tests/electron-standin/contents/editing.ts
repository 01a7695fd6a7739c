/** What the roles of an edit menu do in a page. */
import type { Session } from '../chromium/connection.ts';

export interface Editing {
  undo(): void;
  redo(): void;
  cut(): void;
  copy(): void;
  paste(): void;
  delete(): void;
  selectAll(): void;
}

const SELECTED = `(() => {
  const { activeElement: field } = document;
  const { selectionStart: start, selectionEnd: end } = field ?? {};
  return typeof start === 'number' ? field.value.slice(start, end) : String(getSelection());
})()`;

/** @param session undefined while there is no page yet */
export function createEditing(
  session: () => Session | undefined,
  clipboard: { get(): string; set(text: string): void },
): Editing {
  const command = (name: string): void =>
    session()?.post('Runtime.evaluate', { expression: `document.execCommand('${name}')`, userGesture: true });
  const copy = async (): Promise<void> => {
    const answer = await session()?.send('Runtime.evaluate', { expression: SELECTED, returnByValue: true });
    if (answer?.result.value) clipboard.set(String(answer.result.value));
  };
  return {
    undo: () => command('undo'),
    redo: () => command('redo'),
    copy: () => void copy(),
    cut: () => void copy().then(() => command('delete')),
    paste: () => session()?.post('Input.insertText', { text: clipboard.get() }),
    delete: () => command('delete'),
    selectAll: () => command('selectAll'),
  };
}
