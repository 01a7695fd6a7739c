/** Where a window is and how big: its own bounds, and those of a maximised or full screen. */
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

export interface Geometry {
  /** What it takes up now. */
  bounds(): Rectangle;
  /** Its own bounds, even while it is maximised. */
  normal(): Rectangle;
  /** @returns which of the two changed */
  set(bounds: Partial<Rectangle>): { moved: boolean; resized: boolean };
  setMinimum(width: number, height: number): void;
  /** Takes up the whole of an area; undefined goes back. */
  fill(area: Rectangle | undefined): void;
  isFilled(): boolean;
}

/** @param area where a window without a place of its own is centred */
export function createGeometry(options: BrowserWindowConstructorOptions, area: Rectangle): Geometry {
  const { width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
  let minimum = { width: minWidth, height: minHeight };
  let filled: Rectangle | undefined;
  let own = clamped({
    x: options.x ?? area.x + (area.width - width) / 2,
    y: options.y ?? area.y + (area.height - height) / 2,
    width,
    height,
  });

  function clamped({ x, y, width, height }: Rectangle): Rectangle {
    return {
      x: Math.round(x),
      y: Math.round(y),
      width: Math.max(Math.round(width), minimum.width),
      height: Math.max(Math.round(height), minimum.height),
    };
  }

  return {
    bounds: () => ({ ...(filled ?? own) }),
    normal: () => ({ ...own }),
    set(bounds) {
      const before = own;
      own = clamped({ ...own, ...bounds });
      return {
        moved: before.x !== own.x || before.y !== own.y,
        resized: before.width !== own.width || before.height !== own.height,
      };
    },
    setMinimum(width, height) {
      minimum = { width, height };
      own = clamped(own);
    },
    fill(area) {
      filled = area;
    },
    isFilled: () => filled !== undefined,
  };
}
