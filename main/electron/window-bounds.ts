/** Where windows go: pure geometry, in the screen's own points. */

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const MAIN_SIZE = { width: 1120, height: 760, minWidth: 720, minHeight: 520 };
export const QUICK_ASK_SIZE = { width: 640, height: 60, maxHeight: 480 };

/** How much of a window's upper edge must be on a screen, so that a person can take hold of it. */
const GRIP = { width: 120, height: 32 };

/**
 * Brings a remembered place in line with the screens there are now.
 * @param areas the screens without their task bars
 * @returns undefined where the window would be out of reach: let it be centred
 */
export function reachable(remembered: Bounds, areas: readonly Bounds[]): Bounds | undefined {
  for (const area of areas) {
    const window = fitted(remembered, area);
    if (holdsGrip(window, area)) return window;
  }
  return undefined;
}

/** The quick ask's place: in the middle of a screen's upper third, with room to grow. */
export function quickAskPlace(area: Bounds): { x: number; y: number } {
  const below = area.height - QUICK_ASK_SIZE.maxHeight;
  return {
    x: Math.round(area.x + (area.width - QUICK_ASK_SIZE.width) / 2),
    y: Math.round(area.y + Math.max(0, Math.min(area.height / 5, below))),
  };
}

function fitted(window: Bounds, area: Bounds): Bounds {
  return {
    x: window.x,
    y: window.y,
    width: clamp(window.width, MAIN_SIZE.minWidth, Math.max(area.width, MAIN_SIZE.minWidth)),
    height: clamp(window.height, MAIN_SIZE.minHeight, Math.max(area.height, MAIN_SIZE.minHeight)),
  };
}

function holdsGrip(window: Bounds, area: Bounds): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return across >= GRIP.width && window.y >= area.y && window.y + GRIP.height <= area.y + area.height;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
