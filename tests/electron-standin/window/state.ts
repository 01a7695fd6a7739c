/** How a window stands: shown or not, minimised, filling the screen, and the events that tell of it. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { createGeometry } from './geometry.ts';

export interface WindowState {
  readonly visible: boolean;
  readonly minimized: boolean;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
  bounds(): Rectangle;
  normalBounds(): Rectangle;
  show(): void;
  hide(): void;
  minimize(): void;
  restore(): void;
  maximize(): void;
  unmaximize(): void;
  setFullScreen(wanted: boolean): void;
  setBounds(bounds: Partial<Rectangle>): void;
  setMinimumSize(width: number, height: number): void;
}

export interface WindowStateDeps {
  emit: (event: string) => void;
  /** Takes the keyboard, or lets it go. */
  focus: () => void;
  blur: () => void;
  /** The part of the screen that windows may take up. */
  workArea: () => Rectangle;
  onResize: (bounds: Rectangle) => void;
}

export function createWindowState(
  options: BrowserWindowConstructorOptions,
  { emit, focus, blur, workArea, onResize }: WindowStateDeps,
): WindowState {
  const geometry = createGeometry(options, workArea());
  let visible = false;
  let minimized = false;
  let fullScreen = false;

  function fill(area: Rectangle | undefined): void {
    geometry.fill(area);
    onResize(geometry.bounds());
    emit('resize');
  }

  const state: WindowState = {
    get visible() {
      return visible && !minimized;
    },
    get minimized() {
      return minimized;
    },
    get maximized() {
      return geometry.isFilled() && !fullScreen;
    },
    get fullScreen() {
      return fullScreen;
    },
    bounds: geometry.bounds,
    normalBounds: geometry.normal,
    setMinimumSize: geometry.setMinimum,
    show() {
      if (visible) return;
      visible = true;
      emit('show');
    },
    hide() {
      if (!visible) return;
      visible = false;
      emit('hide');
      blur();
    },
    minimize() {
      if (minimized) return;
      minimized = true;
      emit('minimize');
      blur();
    },
    restore() {
      if (!minimized) return;
      minimized = false;
      emit('restore');
      focus();
    },
    maximize() {
      fill(workArea());
      // As Electron does; the keyboard stays where it is.
      state.show();
      emit('maximize');
    },
    unmaximize() {
      if (!state.maximized) return;
      fill(undefined);
      emit('unmaximize');
    },
    setFullScreen(wanted) {
      if (wanted === fullScreen) return;
      fullScreen = wanted;
      fill(wanted ? workArea() : undefined);
      emit(wanted ? 'enter-full-screen' : 'leave-full-screen');
    },
    setBounds(bounds) {
      const { moved, resized } = geometry.set(bounds);
      if (resized) onResize(geometry.bounds());
      if (resized) emit('resize');
      if (moved) emit('move');
    },
  };
  return state;
}
