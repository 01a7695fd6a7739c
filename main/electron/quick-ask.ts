/** The quick ask: a small window that waits, hidden and loaded, so that it is there at once. */
import { type BrowserWindow, screen } from 'electron';
import { openPage, type Page, type PageDeps } from './page.ts';
import { QUICK_ASK_SIZE, quickAskPlace } from './window-bounds.ts';

export interface QuickAsk {
  show(): void;
  hide(): void;
  /** Hides it where it has the keyboard, else shows it: what the shortcut does. */
  toggle(): void;
  /** @param height CSS pixels, as its content needs */
  resize(height: number): void;
  page(): Page;
}

export function createQuickAsk(deps: PageDeps): QuickAsk {
  let page = open(deps);

  const alive = (): Page => {
    if (page.window.isDestroyed()) page = open(deps);
    return page;
  };
  const show = (): void => {
    const { window, push } = alive();
    const area = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
    setBounds(window, { ...quickAskPlace(area), height: window.getBounds().height });
    window.show();
    window.focus();
    push('quickask.shown', {});
  };
  const hide = (): void => alive().window.hide();

  return {
    show,
    hide,
    toggle: () => (alive().window.isFocused() ? hide() : show()),
    resize: (height) => setBounds(alive().window, { ...alive().window.getBounds(), height }),
    page: alive,
  };
}

function open(deps: PageDeps): Page {
  const page = openPage(
    'quick-ask.html',
    {
      width: QUICK_ASK_SIZE.width,
      height: QUICK_ASK_SIZE.height,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // On macOS a panel takes the keyboard without bringing the whole app to the front.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    },
    deps,
  );
  const { window } = page;
  window.on('blur', () => window.hide());
  if (process.platform === 'darwin') {
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  } else {
    // Its keys are its own: those of the application menu belong to the main window.
    window.removeMenu();
  }
  return page;
}

function setBounds(window: BrowserWindow, { x, y, height }: { x: number; y: number; height: number }): void {
  window.setBounds({ x, y, width: QUICK_ASK_SIZE.width, height });
}
