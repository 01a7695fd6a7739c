/** The desktop app with a week of conversations, and a model that says what a scene wants. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Args, Output, RouteName } from '../../shared/contract.ts';
import { type Desktop, launchDesktop } from '../../tests/helpers/desktop.ts';
import type { Reply } from '../../tests/helpers/lmstudio/exchange.ts';
import { freePort } from '../../tests/helpers/lmstudio/server.ts';
import { type ModelState, modelAt } from './model-at.ts';
import type { Setting } from './scene.ts';
import { type Trouble, troubleIn } from './trouble.ts';
import { madeTicket, WEEK } from './week.ts';

export interface Stage {
  page: Page;
  quickAsk: Page;
  desktop: Desktop;
  /** The folder of the app's data. */
  userData: string;
  trouble: Trouble;
  /** Asks the main process, as a page does. */
  request<N extends RouteName>(name: N, input: Args<N>): Promise<Output<N>>;
  /** Types a question and sends it. @param reply what the model does; an answer with steps where left out */
  ask(question: string, reply?: Reply): Promise<void>;
  /** What the model does next. */
  next(reply: Reply): void;
  model(state: ModelState): Promise<void>;
  /** Goes to a place, by its address without `#/`. */
  go(place: string): Promise<void>;
  /** Makes so many tickets as are missing, and loads the page anew. There are never fewer. */
  tickets(count: number): Promise<void>;
  /** Gives the app its look and a model and loads it anew, at its start. */
  set(setting: Setting): Promise<void>;
  /** Waits until nothing moves. */
  settle(of?: Page): Promise<void>;
  close(): Promise<void>;
}

/** Deletes the conversations that scenes have begun. */
const FORGET = async (week: string[]): Promise<void> => {
  const { request } = Reflect.get(globalThis, 'support');
  const { value } = await request('sessions.list', {}).result;
  for (const { id, title } of value.sessions) {
    if (!week.includes(title)) await request('sessions.remove', { session_id: id }).result;
  }
};

/** What goes on without an end, such as the sign of thinking, is no movement. */
const STILL = `document.getAnimations().every((each) =>
  each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)`;

const AGO = `strftime('%Y-%m-%d %H:%M:%S', 'now', ?)`;

export async function openStage(): Promise<Stage> {
  const userData = await mkdtemp(join(tmpdir(), 'desk-pictures-'));
  const [modelPort, rest_port] = [await freePort(), await freePort()];
  const lmStudio = await modelAt(modelPort);
  const desktop = await launchDesktop({ userData });
  let page = await desktop.mainWindow();
  let quickAsk = await desktop.quickAsk();
  const trouble = troubleIn(join(userData, 'support_system.db'));

  const request: Stage['request'] = async (name, input) => {
    const run = ([route, args]: readonly [string, unknown]) =>
      Reflect.get(globalThis, 'support').request(route, args).result;
    const result = await page.evaluate(run, [name, input] as const);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  };
  await request('settings.update', { model_url: `http://127.0.0.1:${modelPort}/v1`, rest_port });
  await fill();

  /** Asks the week's questions, then makes them as old as they are said to be. */
  async function fill(): Promise<void> {
    for (const [message] of WEEK) await request('chat.ask', { message });
    await desktop.quit();
    for (const [question, hours] of WEEK) {
      trouble.change(
        `UPDATE chat_sessions SET last_activity = ${AGO} WHERE title = ?`,
        `-${hours} hours`,
        question,
      );
    }
    await desktop.restart();
    page = await desktop.mainWindow();
    quickAsk = await desktop.quickAsk();
  }

  async function model(state: ModelState): Promise<void> {
    if (await lmStudio.be(state)) await request('model.test', {});
  }

  async function reload(): Promise<void> {
    await page.reload();
    await page.locator('main h1').waitFor();
  }

  async function settle(of: Page = page): Promise<void> {
    while (!(await of.evaluate(STILL))) await of.waitForTimeout(50);
    await of.waitForTimeout(400);
  }

  let made = 0;
  return {
    get page() {
      return page;
    },
    get quickAsk() {
      return quickAsk;
    },
    desktop,
    userData,
    trouble,
    request,
    next: (reply) => lmStudio.server()?.next(reply),
    async ask(question, reply) {
      if (reply) lmStudio.server()?.next(reply);
      await page.locator('textarea').last().fill(question);
      await page.keyboard.press('Enter');
    },
    model,
    async go(place) {
      await page.evaluate((to) => Reflect.set(Reflect.get(globalThis, 'location'), 'hash', to), `#/${place}`);
    },
    async tickets(count) {
      for (; made < count; made++) {
        const { ticket, status, hours } = madeTicket(made);
        const { id } = (await request('tickets.create', ticket)).ticket;
        if (status !== 'open') await request('tickets.update', { id, status });
        const [before, after] = [`-${hours + 2} hours`, `-${hours} hours`];
        trouble.change(
          `UPDATE tickets SET created_at = ${AGO}, updated_at = ${AGO} WHERE id = ?`,
          before,
          after,
          id,
        );
        trouble.change(`UPDATE ticket_events SET at = ${AGO} WHERE ticket_id = ?`, after, id);
      }
      await reload();
    },
    async set({ theme, language, size }) {
      trouble.end();
      await model('ready');
      await page.setViewportSize(size);
      await request('preferences.update', { theme, language });
      await page.evaluate(
        FORGET,
        WEEK.map(([question]) => question),
      );
      await page.evaluate("location.hash = '#/ask'; localStorage.clear()");
      await reload();
      await quickAsk.reload();
      await settle();
    },
    settle,
    async close() {
      await desktop.close();
      await lmStudio.close();
      await rm(userData, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
