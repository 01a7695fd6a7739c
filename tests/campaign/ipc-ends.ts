/** Pages that end in the middle of answers: loaded anew, crashed, their window destroyed. */
import type { Page } from 'playwright-core';
import { type Desk, saysInTwo, started } from '../e2e/desk.ts';

export const ANSWERS_AT_ONCE = 5;

export interface Ends {
  count: number;
  /** Model calls that went on for a page that was gone. */
  left: number;
}

/** @param times that each way is taken */
export async function endInTheMiddle(desk: Desk, times: number): Promise<Ends> {
  let count = 0;
  let left = 0;
  const end = async (page: Page, way: () => Promise<unknown>): Promise<void> => {
    const goOn = await begin(desk, page);
    await way();
    left += (await callsLeft(desk)) ? 0 : 1;
    for (const go of goOn) go();
    count += 1;
  };
  for (let n = 0; n < times; n++) {
    await end(desk.page, () => desk.page.reload());
    await started(desk.page);
    const quickAsk = await shownQuickAsk(desk);
    const { id } = await desk.desktop.windowOf(quickAsk);
    // Every other one crashes first, and is destroyed while it comes back.
    await end(quickAsk, () => (n % 2 ? destroy(desk, id) : desk.desktop.call('crashPage', id)));
    if (n % 2 === 0) await destroy(desk, id);
  }
  return { count, left };
}

async function destroy({ desktop }: Desk, id: number): Promise<void> {
  await desktop.evaluate(({ BrowserWindow }, which) => BrowserWindow.fromId(which)?.destroy(), id);
}

/** A new one each time: its last window was destroyed. */
async function shownQuickAsk({ desktop }: Desk): Promise<Page> {
  await desktop.pressShortcut();
  const page = await desktop.quickAsk();
  await page.waitForFunction('globalThis.support !== undefined');
  return page;
}

/** Answers that have begun and do not end by themselves. @returns what lets each go on */
async function begin({ lmStudio }: Desk, page: Page): Promise<(() => void)[]> {
  const halves = Array.from({ length: ANSWERS_AT_ONCE }, () => saysInTwo('The first half. ', 'The second.'));
  lmStudio.next(...halves.map(({ reply }) => reply));
  await page.evaluate(
    (count) =>
      Promise.all(
        Array.from(
          { length: count },
          (_, n) =>
            new Promise((resolve) => {
              // With its first words the model is at work, and has taken one of the replies above.
              const hear = ({ event }: { event: string }) => event === 'delta' && resolve(n);
              Reflect.get(globalThis, 'support')
                .request('chat.ask', { message: `How do I end number ${n}?` }, hear)
                .result.then(resolve);
            }),
        ),
      ),
    ANSWERS_AT_ONCE,
  );
  return halves.map(({ goOn }) => goOn);
}

/** Whether the model is rid of every call in time. */
async function callsLeft({ lmStudio }: Desk): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 5000, false).unref());
  return Promise.race([lmStudio.until(({ openSockets }) => openSockets() <= 1).then(() => true), late]);
}
