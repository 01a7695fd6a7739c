/** The main window: made when first shown, hidden when closed, and back where it was. */
import { screen } from 'electron';
import type { Push } from '../../shared/contract.ts';
import { openPage, type Page, type PageDeps } from './page.ts';
import { MAIN_SIZE, reachable } from './window-bounds.ts';
import type { WindowMemory } from './window-state.ts';

export interface MainWindow {
  /** Brings it to the front, at a place where one is given. */
  show(place?: Push<'navigate'>): void;
  /** The page, where the window has been made. */
  page(): Page | undefined;
}

export interface MainWindowDeps extends PageDeps {
  memory: WindowMemory;
  /** Told when its page has loaded for the first time. */
  onFirstLoad: () => void;
}

export function createMainWindow(deps: MainWindowDeps): MainWindow {
  let page: Page | undefined;

  const make = (): Page => {
    const made = open(deps);
    made.window.once('ready-to-show', () => bringToFront(made));
    made.window.webContents.once('did-finish-load', () => deps.onFirstLoad());
    made.window.on('closed', () => {
      page = undefined;
    });
    return made;
  };

  return {
    show(place) {
      if (page) bringToFront(page);
      else page = make();
      if (place) page.push('navigate', place);
    },
    page: () => page,
  };
}

function open(deps: MainWindowDeps): Page {
  const remembered = deps.memory.recall();
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds = remembered && reachable(remembered, areas);
  const page = openPage(
    'index.html',
    {
      width: MAIN_SIZE.width,
      height: MAIN_SIZE.height,
      ...bounds,
      minWidth: MAIN_SIZE.minWidth,
      minHeight: MAIN_SIZE.minHeight,
      autoHideMenuBar: true,
    },
    deps,
  );
  if (remembered?.maximized) page.window.maximize();
  // First of all, while the window still is where it was: the other listener hides it.
  page.window.prependListener('close', () => {
    deps.memory.remember({ ...page.window.getNormalBounds(), maximized: page.window.isMaximized() });
  });
  return page;
}

function bringToFront({ window }: Page): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
