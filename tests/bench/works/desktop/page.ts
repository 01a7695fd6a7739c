/** What is measured in a page itself, by what Chromium tells there; times are in milliseconds. */
import type { Page } from 'playwright-core';

/** Notes the tasks over 50 ms from now on. @returns the longest since then or since the last time asked; 0 for none */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`{
    window.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'longtask' });
  }`);
  return async () => Number(await page.evaluate('Math.max(0, ...tasks.splice(0))'));
}

/** Notes from each key's own time stamp until what it changed has been painted. @returns all so far */
export async function watchKeys(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(`{
    window.keys = [];
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.push(performance.now() - timeStamp);
      port2.postMessage(null);
    }), true);
  }`);
  return async () => (await page.evaluate('keys')) as number[];
}

/** @returns when the page was first painted, as milliseconds since 1970 */
export async function firstPaint(page: Page): Promise<number> {
  return Number(
    await page.evaluate(
      "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime",
    ),
  );
}

/** @returns the names of the scripts' files that the page has loaded so far */
export async function scripts(page: Page): Promise<string[]> {
  return (await page.evaluate(`[...new Set(performance.getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname.split('/').at(-1)).filter((name) => name.endsWith('.js')))]`)) as string[];
}

/** @returns megabytes that the page's scripts hold, after rubbish has been taken away */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}
