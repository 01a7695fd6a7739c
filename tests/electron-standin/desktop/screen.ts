/** Electron's `screen`: one of 1920 × 1080 unless a test says otherwise. */
import type { EventEmitter } from 'node:events';
import type { Display, Point, Rectangle, Screen } from 'electron';
import { withEvents } from '../with-events.ts';

type Part = Pick<
  Screen,
  | 'getCursorScreenPoint'
  | 'getPrimaryDisplay'
  | 'getAllDisplays'
  | 'getDisplayNearestPoint'
  | 'getDisplayMatching'
>;

export interface Screens {
  screen: Part & EventEmitter;
  setCursor(point: Point): void;
  /** Replaces the displays; the first is the primary. */
  setDisplays(bounds: Rectangle[]): void;
}

const PANEL_HEIGHT = 40;

export function createScreens(): Screens {
  let displays = [displayOf({ x: 0, y: 0, width: 1920, height: 1080 }, 0)];
  let cursor = { x: 960, y: 540 };
  const primary = (): Display => displays[0] ?? displayOf({ x: 0, y: 0, width: 1920, height: 1080 }, 0);

  const nearest = (point: Point): Display => {
    const sorted = [...displays].sort((a, b) => distance(a.bounds, point) - distance(b.bounds, point));
    return sorted[0] ?? primary();
  };
  return {
    screen: withEvents<Part>({
      getCursorScreenPoint: () => ({ ...cursor }),
      getPrimaryDisplay: primary,
      getAllDisplays: () => [...displays],
      getDisplayNearestPoint: nearest,
      getDisplayMatching: ({ x, y, width, height }) => nearest({ x: x + width / 2, y: y + height / 2 }),
    }),
    setCursor(point) {
      cursor = point;
    },
    setDisplays(bounds) {
      displays = bounds.map(displayOf);
    },
  };
}

function distance({ x, y, width, height }: Rectangle, point: Point): number {
  const outside = (value: number, from: number, to: number): number => Math.max(from - value, 0, value - to);
  return Math.hypot(outside(point.x, x, x + width), outside(point.y, y, y + height));
}

function displayOf(bounds: Rectangle, index: number): Display {
  const { x, y, width, height } = bounds;
  const workArea = { x, y, width, height: height - (index === 0 ? PANEL_HEIGHT : 0) };
  return {
    id: index + 1,
    label: `Display ${index + 1}`,
    bounds,
    workArea,
    size: { width, height },
    workAreaSize: { width: workArea.width, height: workArea.height },
    nativeOrigin: { x, y },
    scaleFactor: 1,
    rotation: 0,
    internal: index === 0,
    detected: true,
    monochrome: false,
    colorDepth: 24,
    depthPerComponent: 8,
    colorSpace: '',
    displayFrequency: 60,
    maximumCursorSize: { width: 64, height: 64 },
    accelerometerSupport: 'unknown',
    touchSupport: 'unknown',
  };
}
