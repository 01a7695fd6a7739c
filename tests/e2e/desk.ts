/** The built desktop app beside a scripted LM Studio, as one person sits before it. */
import type { Locator, Page } from 'playwright-core';
import type { Args, Output, RouteName } from '../../shared/contract.ts';
import { ensureBuilt } from '../helpers/built.ts';
import { type Desktop, type LaunchOptions, launchDesktop } from '../helpers/desktop.ts';
import type { Reply } from '../helpers/lmstudio/exchange.ts';
import { begins } from '../helpers/lmstudio/faults.ts';
import { DONE, event } from '../helpers/lmstudio/replies.ts';
import {
  freePort,
  type LmStudioOptions,
  type ScriptedLmStudio,
  startLmStudio,
} from '../helpers/lmstudio/server.ts';

export interface Desk {
  desktop: Desktop;
  /** The main window's page. */
  readonly page: Page;
  lmStudio: ScriptedLmStudio;
  /** Points the app to LM Studio, or to where nothing listens, and waits until it says so. */
  model(state: 'on' | 'off'): Promise<void>;
  /** The page anew, at its start, with nothing that it kept for itself. */
  fresh(): Promise<void>;
  /** Types a question and sends it; `reply` is what the model does. */
  ask(question: string, reply?: Reply): Promise<void>;
  /** Quits the app and starts it anew on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param options as for the app; its REST service takes a port of its own choice */
export async function openDesk(options: LaunchOptions = {}, server: LmStudioOptions = {}): Promise<Desk> {
  ensureBuilt();
  const [lmStudio, nowhere] = await Promise.all([startLmStudio(server), freePort()]);
  const desktop = await launchDesktop({ ...options, env: { PORT: '0', ...options.env } });
  let page = await desktop.mainWindow();
  await started(page);
  let isOn: boolean | undefined;

  async function model(state: 'on' | 'off'): Promise<void> {
    if (isOn === (state === 'on')) return;
    isOn = state === 'on';
    const model_url = isOn ? lmStudio.base : `http://127.0.0.1:${nowhere}/v1`;
    await request(page, 'settings.update', { model_url });
    await page
      .getByRole('button', { name: isOn ? /^Modell? (Ready|Bereit)/ : /^Modell? (Off|Aus)/ })
      .waitFor();
  }
  await model('on');

  return {
    desktop,
    get page() {
      return page;
    },
    lmStudio,
    model,
    async fresh() {
      await page.evaluate("location.hash = '#/ask'; localStorage.clear()");
      await page.reload();
      await started(page);
    },
    async ask(question, reply) {
      if (reply) lmStudio.next(reply);
      await field(page).fill(question);
      await page.keyboard.press('Enter');
    },
    async restart() {
      await desktop.restart();
      page = await desktop.mainWindow();
      await started(page);
    },
    async close() {
      await desktop.close();
      await lmStudio.close();
    },
  };
}

/** Less than a test may take, so that it is told what was waited for. */
const WAIT_MS = 10_000;

/** Resolves once a person could begin. */
export async function started(page: Page): Promise<void> {
  page.setDefaultTimeout(WAIT_MS);
  await page.locator('main h1').waitFor();
}

/** Asks the main process over the bridge, as the page does. */
export async function request<N extends RouteName>(page: Page, name: N, input: Args<N>): Promise<Output<N>> {
  const result = await page.evaluate(
    ([route, args]) => Reflect.get(globalThis, 'support').request(route, args).result,
    [name, input] as const,
  );
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
}

/** The field that takes a question. */
export function field(page: Page): Locator {
  return page.getByRole('textbox', { name: /^(Your question|Ihre Frage)$/ });
}

/** The last answer of the conversation. */
export function answer(page: Page): Locator {
  return page.getByRole('article', { name: /^(Answer|Antwort)$/ }).last();
}

/** Resolves once the last answer has come to its end. */
export async function answered(page: Page): Promise<void> {
  await page.locator('article[aria-busy=false]').last().waitFor();
}

/** The question and the answer that are stored of the conversation in view. */
export async function history(page: Page): Promise<Output<'sessions.history'>['history']> {
  const session_id = new URL(page.url()).hash.split('session_id=')[1] ?? '';
  return (await request(page, 'sessions.history', { session_id })).history;
}

/** Says the first part, and the second once it may. */
export function saysInTwo(first: string, second: string): { reply: Reply; goOn: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const reply = begins(first, async (exchange) => {
    await Promise.race([promise, exchange.left]);
    await exchange.write(event(exchange.model, { content: second }, 'stop') + DONE);
    exchange.end();
  });
  return { reply, goOn: resolve };
}
