/** Keeps V8's heap near what lives in it. By itself V8 takes memory for speed, as if nothing else ran on the computer. */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The heap is collected when it is twice what was left in it; V8 alone waits for up to four times as much. */
const GROWTH_PERCENT = 100;
/** From this size the space for young objects grows no more; V8 alone lets it grow to 128 MB under load. */
const YOUNG_BYTES = 16 * 2 ** 20;

/**
 * For the whole process; to be called once, by its entry. Both flags are read by V8 at each collection. The one that
 * bounds the young space directly is read at the start alone, and Electron gives its main process none, so growth is
 * stopped and let go on instead: it shrinks when there is little to do, and may grow again after that.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  let grows = true;
  const watch = new PerformanceObserver(() => {
    const mayGrow = youngBytes() < YOUNG_BYTES;
    if (mayGrow === grows) return;
    grows = mayGrow;
    setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
  });
  watch.observe({ entryTypes: ['gc'] });
}

function youngBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young?.physical_space_size ?? 0;
}
