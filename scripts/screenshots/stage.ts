/** The desktop app with a week of conversations, and a model that says what a scene wants. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import type { Args, RouteName } from '../../shared/contract.ts';
import { type Desktop, launchDesktop } from '../../tests/helpers/desktop.ts';
import type { Reply } from '../../tests/helpers/lmstudio/exchange.ts';
import type { ScriptedModel } from '../../tests/helpers/lmstudio/models.ts';
import { freePort, type ScriptedLmStudio, startLmStudio } from '../../tests/helpers/lmstudio/server.ts';
import { ANSWER, says } from './replies.ts';
import type { Setting } from './scene.ts';

export interface Stage {
  page: Page;
  desktop: Desktop;
  /** Asks the main process, as a page does. */
  request<N extends RouteName>(name: N, input: Args<N>): Promise<void>;
  /** Types a question and sends it. @param reply what the model does; an answer with steps where left out */
  ask(question: string, reply?: Reply): Promise<void>;
  /** Opens a conversation of the week by its title. */
  open(title: string): Promise<void>;
  /** `off`: nothing at its address; `empty`: no model loaded. */
  model(state: 'ready' | 'empty' | 'off'): Promise<void>;
  /** Gives the app its look and a model and loads it anew, at its start. */
  set(setting: Setting): Promise<void>;
  /** Waits until nothing moves. */
  settle(): Promise<void>;
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

/** Questions of the last days, each with how long ago it was asked, in hours. */
const WEEK: readonly [question: string, hours: number][] = [
  ['How do I order a second monitor?', 24 * 40],
  ['Standing order for the rent', 24 * 12],
  ['Teams: nobody hears me', 24 * 4],
  ['Password expired while travelling', 24 * 3],
  ['Der Drucker im 3. Stock druckt nicht', 26],
  ['Outlook search finds nothing', 25],
  ['My card was declined twice', 3],
  ['The VPN does not connect from home', 1],
];

export async function openStage(): Promise<Stage> {
  const userData = await mkdtemp(join(tmpdir(), 'desk-pictures-'));
  const port = await freePort();
  let lmStudio: ScriptedLmStudio | undefined = await startLmStudio({ port, reply: says(ANSWER) });
  const env = { LMSTUDIO_URL: `http://127.0.0.1:${port}/v1` };
  const desktop = await launchDesktop({ userData, env });
  let page = await desktop.mainWindow();
  await fill();

  const request: Stage['request'] = async (name, input) => {
    await page.evaluate(([route, args]) => Reflect.get(globalThis, 'support').request(route, args).result, [
      name,
      input,
    ] as const);
  };

  /** Asks the week's questions, then makes them as old as they are said to be. */
  async function fill(): Promise<void> {
    for (const [question] of WEEK) {
      await page.evaluate(
        (message) => Reflect.get(globalThis, 'support').request('chat.ask', { message }).result,
        question,
      );
    }
    await desktop.quit();
    const database = new Database(join(userData, 'support_system.db'));
    const age = database.prepare(
      `UPDATE chat_sessions SET last_activity = strftime('%Y-%m-%d %H:%M:%S', 'now', ?) WHERE title = ?`,
    );
    for (const [question, hours] of WEEK) age.run(`-${hours} hours`, question);
    database.close();
    await desktop.restart();
    page = await desktop.mainWindow();
  }

  let state: 'ready' | 'empty' | 'off' = 'ready';
  async function model(wanted: typeof state): Promise<void> {
    if (wanted === state) return;
    state = wanted;
    await lmStudio?.close();
    const loaded = wanted === 'ready' ? 'loaded' : 'not-loaded';
    const models: ScriptedModel[] = [{ id: 'openai/gpt-oss-20b', state: loaded }];
    lmStudio = wanted === 'off' ? undefined : await startLmStudio({ port, reply: says(ANSWER), models });
    await request('model.test', {});
  }

  async function settle(): Promise<void> {
    while (!(await page.evaluate(STILL))) await page.waitForTimeout(50);
    await page.waitForTimeout(400);
  }

  return {
    get page() {
      return page;
    },
    desktop,
    request,
    async ask(question, reply) {
      if (reply) lmStudio?.next(reply);
      await page.locator('textarea').last().fill(question);
      await page.keyboard.press('Enter');
    },
    async open(title) {
      await page.locator('[data-row]', { hasText: title }).first().click();
      await page.locator('article').first().waitFor();
    },
    model,
    async set({ theme, language, size }) {
      await model('ready');
      await page.setViewportSize(size);
      await request('preferences.update', { theme, language });
      await page.evaluate(
        FORGET,
        WEEK.map(([question]) => question),
      );
      await page.evaluate("location.hash = '#/ask'; localStorage.clear(); location.reload();");
      await page.locator('main h1').waitFor();
      await settle();
    },
    settle,
    async close() {
      await desktop.close();
      await lmStudio?.close();
      await rm(userData, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
