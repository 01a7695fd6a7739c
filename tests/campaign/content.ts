/** Contents that attack, in the product's own renderer without any policy of the page's: nothing may run, ask or lead away. */
import type { Page } from 'playwright-core';
import { showInApp } from './content-app.ts';
import { bombs } from './content-bombs.ts';
import { type ContentPage, openContentPage } from './content-page.ts';
import { payloadsOn } from './content-payloads.ts';
import { atLeast, atMost, type Part } from './part.ts';

const BATCH = 50;
/** Pictures of a bomb while it grows; every character would take hours. */
const BOMB_STEPS = 12;
const MOST_MS = 1000;
const DOUBTED_MS = 300;
/** Of the contents, in percent: so many must be alive where nothing is on guard. */
const LEAST_ALIVE = 8;
/** How often a bomb repeats what it is made of. */
const SIZES = [200, 1000, 4000];
const SETTLE_MS = 300;
const IN_APP_EVERY = 30;
const IN_APP_FROM = 5;

/** As the page's `show` tells. */
interface Shown {
  strange: string[];
  worstMs: number;
}

interface Sizes {
  /** Which of the payloads are shown: 1 for all, 40 for every fortieth. */
  every: number;
  /** Whether bombs are shown in every size, and while they grow. */
  isWhole: boolean;
}

export async function content({ every, isWhole }: Sizes): Promise<Part> {
  // Of the same contents, in the whole app, where a policy of the page's stands behind the renderer.
  const inApp = await showInApp((canary) =>
    payloadsOn(canary).filter((_, n) => n % (every * IN_APP_EVERY) === IN_APP_FROM),
  );
  const opened = await openContentPage();
  const { page, canary, reached, incidents } = opened;
  try {
    const pick = (all: string[]): string[] => all.filter((_, n) => n % every === 0);
    const payloads = pick(payloadsOn(canary));
    await page.evaluate('window.hits = 0; window.__hit = () => { hits += 1 }');
    const strange: string[] = [];
    for (let at = 0; at < payloads.length; at += BATCH)
      strange.push(...(await showAll(page, payloads.slice(at, at + BATCH))));
    const slowest = await showBombs(page, isWhole, strange);
    await settle(page);
    const executed = inApp.executed + Number(await page.evaluate('window.hits'));
    const asked = reached.length;
    const happened = [...incidents, ...inApp.errors];
    const alive = await control(opened, payloads);
    const [worst] = slowest;
    return {
      name: 'content',
      size: `${payloads.length} payloads cut at every character, ${slowest.length} bombs; ${inApp.count} of them in the whole app, in four places`,
      findings: [
        atMost('executed', executed, 0),
        atMost('requests that reached the outside', asked + inApp.asked.length, 0),
        atMost('dialogs, navigations, requests, errors of the page', happened.length, 0),
        atMost('elements, attributes or links that no content may make', strange.length, 0),
        atMost('longest picture of a bomb, ms', Math.round(worst?.[1] ?? 0), MOST_MS),
        atLeast(
          'control: alive without the renderer, %',
          Math.round((100 * alive) / payloads.length),
          LEAST_ALIVE,
        ),
      ],
      notes: [
        ...slowest.slice(0, 5).map(([name, ms]) => `${name}: ${Math.round(ms)} ms`),
        ...strange.slice(0, 20),
        ...happened.slice(0, 20),
        ...[...reached.slice(0, asked), ...inApp.asked].slice(0, 10),
      ],
    };
  } finally {
    await opened.close();
  }
}

async function showAll(page: Page, texts: string[]): Promise<string[]> {
  return page.evaluate(
    (all) =>
      all.flatMap((text, n) =>
        Reflect.get(globalThis, 'content')
          .show(`${n}`, text, 1)
          .strange.map((what: string) => `${what} of ${JSON.stringify(text.slice(0, 120))}`),
      ),
    texts,
  );
}

/** @returns how long the longest picture of each took, longest first */
async function showBombs(page: Page, isWhole: boolean, strange: string[]): Promise<[string, number][]> {
  const times: [string, number][] = [];
  for (const [name, text] of bombs(isWhole ? SIZES : SIZES.slice(1, 2))) {
    const step = isWhole ? Math.ceil(text.length / BOMB_STEPS) : text.length;
    const shown = await showBomb(page, name, text, step);
    let { worstMs } = shown;
    // Whatever else the machine does takes time too: the quickest of three is the page's own.
    for (let again = 0; isWhole && again < 2 && worstMs > DOUBTED_MS; again++)
      worstMs = Math.min(worstMs, (await showBomb(page, `${name} ${again}`, text, step)).worstMs);
    times.push([name, worstMs]);
    strange.push(...shown.strange.map((what: string) => `${what} of ${name}`));
  }
  return times.sort(([, a], [, b]) => b - a);
}

async function showBomb(page: Page, name: string, text: string, step: number): Promise<Shown> {
  return await page
    .evaluate((args) => Reflect.get(globalThis, 'content').show(...args), [name, text, step] as const)
    .catch((error: Error) => ({ strange: [error.message.slice(0, 120)], worstMs: Number.POSITIVE_INFINITY }));
}

/** Time for what a content may have begun to load or to run. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => setTimeout(resolve, ${SETTLE_MS}))`);
}

/** Each content in a frame of its own where nothing is on guard. @returns how many ran or asked something */
async function control({ page, canary, reached }: ContentPage, payloads: string[]): Promise<number> {
  const alive = new Set<number>();
  for (let at = 0; at < payloads.length; at += BATCH) {
    // Each asks under its own number.
    const numbered = payloads
      .slice(at, at + BATCH)
      .map((text, n) => text.replaceAll(canary, `${canary}/at${at + n}`));
    const ran = await page.evaluate((texts) => Reflect.get(globalThis, 'content').runFree(texts), numbered);
    for (const n of ran) alive.add(at + n);
  }
  for (const path of reached) {
    const [, n] = /^\/at(\d+)/.exec(path) ?? [];
    if (n !== undefined) alive.add(Number(n));
  }
  return alive.size;
}
