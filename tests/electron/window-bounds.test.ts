import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bounds,
  MAIN_SIZE,
  QUICK_ASK_SIZE,
  quickAskPlace,
  reachable,
} from '../../main/electron/window-bounds.ts';

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const second: Bounds = { x: 1440, y: -200, width: 2560, height: 1400 };

describe('a remembered place', () => {
  it('is kept where a screen holds it', () => {
    const place = { x: 1500, y: 10, width: 1200, height: 800 };
    expect(reachable(place, [laptop, second])).toEqual(place);
  });

  it('is given up where its screen is gone, or its upper edge out of reach', () => {
    expect(reachable({ x: 1500, y: 10, width: 1200, height: 800 }, [laptop])).toBeUndefined();
    expect(reachable({ x: 100, y: -700, width: 1200, height: 800 }, [laptop])).toBeUndefined();
    expect(reachable({ x: 100, y: 890, width: 1200, height: 800 }, [laptop])).toBeUndefined();
    expect(reachable({ x: 1430, y: 100, width: 1200, height: 800 }, [laptop])).toBeUndefined();
  });

  it('shrinks to a smaller screen', () => {
    expect(reachable({ x: 0, y: 25, width: 3000, height: 2000 }, [laptop])).toEqual({
      x: 0,
      y: 25,
      width: 1440,
      height: 875,
    });
  });

  it('can always be taken hold of, and is never too small', () => {
    const bounds = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 1, max: 6000 }),
      height: fc.integer({ min: 1, max: 6000 }),
    });
    const area = bounds.map((each) => ({ ...each, width: each.width + 300, height: each.height + 200 }));
    fc.assert(
      fc.property(bounds, fc.array(area, { minLength: 1, maxLength: 3 }), (remembered, areas) => {
        const place = reachable(remembered, areas);
        if (!place) return;
        expect(place.width).toBeGreaterThanOrEqual(MAIN_SIZE.minWidth);
        expect(place.height).toBeGreaterThanOrEqual(MAIN_SIZE.minHeight);
        const holds = areas.some(
          (each) =>
            place.y >= each.y &&
            place.y < each.y + each.height &&
            place.x + place.width > each.x &&
            place.x < each.x + each.width,
        );
        expect(holds).toBe(true);
      }),
    );
  });
});

describe('the quick ask', () => {
  it('stands in the middle of the upper third of the screen with the pointer', () => {
    const { x, y } = quickAskPlace(second);
    expect(x + QUICK_ASK_SIZE.width / 2).toBe(second.x + second.width / 2);
    expect(y).toBeGreaterThan(second.y);
    expect(y).toBeLessThan(second.y + second.height / 3);
  });

  it('has room to grow on a small screen', () => {
    const small = { x: 0, y: 0, width: 800, height: 500 };
    expect(quickAskPlace(small).y + QUICK_ASK_SIZE.maxHeight).toBeLessThanOrEqual(500);
  });
});
