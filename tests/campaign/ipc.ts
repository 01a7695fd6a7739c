/** Calls over the real bridge as no honest page makes them: each is answered with a value, and the app goes on. */
import fc from 'fast-check';
import { errorCodes } from '../../shared/errors.ts';
import { answer, answered, type Desk, openDesk, request } from '../e2e/desk.ts';
import { says } from '../helpers/lmstudio/replies.ts';
import { ANSWERS_AT_ONCE, endInTheMiddle } from './ipc-ends.ts';
import { callFromFrames } from './ipc-frames.ts';
import { callAll, type Outcome, type Planned } from './ipc-page.ts';
import { asks, plans } from './ipc-plans.ts';
import { atMost, exactly, type Part } from './part.ts';

const BATCH = 500;
/** More than a page may have under way, at times. */
const TOGETHER = [1, 8, 24, 120];
const MOST_GROWTH_MB = 50;
/** Calls after which memory is counted from. */
const WARM_UP = 5000;

const PAGES_OWN = 'thrown by the page';

interface Sizes {
  calls: number;
  /** From each kind of frame. */
  framed: number;
  /** Pages that end in the middle of an answer, each way. */
  ends: number;
  seed: number;
  /** After which no more calls are made. */
  minutes: number;
}

export async function ipc({ calls, framed, ends, seed, minutes }: Sizes): Promise<Part> {
  const desk = await openDesk();
  try {
    const { desktop, page } = desk;
    desk.lmStudio.always(says('It is so.'));
    const errors: string[] = [];
    // A listener of the page's that throws is its own affair.
    page.on('pageerror', ({ message }) => message === PAGES_OWN || errors.push(message));
    await watch(desk);
    const tally = new Map<string, number>();
    const failures: string[] = [];
    const warm: number[] = [];
    const late = performance.now() + minutes * 60_000;
    let made = 0;
    for (let batch = 0; made < calls && performance.now() < late; batch++) {
      const some = fc.sample(plans(), { numRuns: Math.min(BATCH, calls - made), seed: seed + batch });
      for (const [n, plan] of some.entries())
        if (asks(plan)) await desktop.call('answerDialog', n % 2 ? {} : { button: 0 });
      const outcomes: Outcome[] = await page.evaluate(callAll, [
        some,
        errorCodes(),
        TOGETHER[batch % TOGETHER.length] ?? 1,
      ] as const);
      for (const [n, outcome] of outcomes.entries()) take(some[n], outcome, tally, failures);
      made += some.length;
      if (warm.length === 0 && made >= WARM_UP) warm.push(await memoryOf(desk));
    }
    const grown = (await memoryOf(desk)) - (warm[0] ?? Number.NaN);
    const codes =
      desktop.kind === 'stand-in'
        ? await callFromFrames(page, ['health.get', 'chat.ask', 'settings.get'], framed)
        : [];
    const ended = await endInTheMiddle(desk, ends);
    const wild = await seen(desk);
    const { said, isKept } = await askAtLast(desk);
    const isWell = isKept && said.includes('All is well.');
    return {
      name: 'ipc',
      size: `${made} calls, ${codes.length} from frames, ${ended.count} pages that ended in the middle of ${ANSWERS_AT_ONCE} answers each`,
      findings: [
        atMost('answers that are no value with a known code', failures.length, 0),
        atMost('unforeseen errors, unhandled rejections in the main process', wild.length, 0),
        atMost('errors of the page', errors.length, 0),
        exactly(
          'calls of frames that were refused',
          codes.filter((code) => code === 'origin_refused').length,
          framed * 3 * (codes.length ? 1 : 0),
        ),
        atMost('answers that went on for a page that was gone', ended.left, 0),
        ...(made > WARM_UP
          ? [atMost('memory growth after warm-up, MB', Math.round(grown), MOST_GROWTH_MB)]
          : []),
        atMost('not healthy at the end', isWell ? 0 : 1, 0),
      ],
      notes: [
        ...[...tally].sort(([, a], [, b]) => b - a).map(([what, times]) => `${what}: ${times}`),
        ...(isWell ? [] : [`answered at last: ${said.slice(0, 200)}`]),
        ...new Set([...failures, ...wild, ...errors].slice(0, 30)),
      ],
    };
  } finally {
    await desk.close();
  }
}

function take(
  plan: Planned | undefined,
  { what, isValue }: Outcome,
  tally: Map<string, number>,
  failures: string[],
): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
  // What cannot be cloned never reaches the main process, and the preload says so with this code.
  const isUnforeseen =
    what === 'internal' && plan !== undefined && plan.odd < 0 && !(plan.way >= 80 && plan.way < 88);
  if (!isValue || isUnforeseen) failures.push(`${what} of ${JSON.stringify(plan).slice(0, 200)}`);
}

/** Has the main process keep what nothing caught; it goes on as it would. */
async function watch({ desktop }: Desk): Promise<void> {
  await desktop.evaluate(() => {
    const kept: string[] = [];
    Object.assign(globalThis, { kept });
    process.on('unhandledRejection', (error) => kept.push(`rejected: ${String(error)}`));
    process.on('uncaughtExceptionMonitor', (error) => kept.push(`uncaught: ${String(error)}`));
  }, null);
}

async function seen({ desktop }: Desk): Promise<string[]> {
  const kept = await desktop.evaluate(() => Reflect.get(globalThis, 'kept') as string[], null);
  return [
    ...kept,
    ...(desktop
      .output()
      .match(/^.*(?:Error occurred in handler|was not foreseen|left alone|Uncaught).*$/gm) ?? []),
  ];
}

/** MB of the main process' own objects, after all that can go is gone. */
async function memoryOf({ desktop }: Desk): Promise<number> {
  return desktop.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc')();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1_048_576;
  }, null);
}

/** @returns what a person is answered now, and whether the database has kept the question */
async function askAtLast(desk: Desk): Promise<{ said: string; isKept: boolean }> {
  await request(desk.page, 'preferences.update', { language: 'en' });
  await request(desk.page, 'settings.update', { model_url: desk.lmStudio.base });
  await desk.fresh();
  desk.lmStudio.always(says('All is well.'));
  await desk.ask('Is all well?');
  await answered(desk.page);
  const { sessions } = await request(desk.page, 'sessions.list', { q: 'Is all well?' });
  return { said: await answer(desk.page).innerText(), isKept: sessions.length > 0 };
}
