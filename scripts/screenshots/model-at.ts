/** LM Studio at one port, in every state the app tells apart. */
import { KEY_REFUSED } from '../../tests/helpers/lmstudio/faults.ts';
import { untilLeft } from '../../tests/helpers/lmstudio/replies.ts';
import {
  type LmStudioOptions,
  type ScriptedLmStudio,
  startGreeting,
  startLmStudio,
} from '../../tests/helpers/lmstudio/server.ts';
import { ANSWER, says } from './replies.ts';

/**
 * `off`: nothing at its address; `server-off`: the app is open, its server is not; `empty`: no model is loaded, and a
 * load never ends; `key`: it asks for one.
 */
export type ModelState = 'ready' | 'empty' | 'loading' | 'key' | 'server-off' | 'off';

export interface ModelAt {
  /** Undefined while nothing is at its address. */
  server(): ScriptedLmStudio | undefined;
  /** @returns whether it was another state before */
  be(state: ModelState): Promise<boolean>;
  close(): Promise<void>;
}

const MODEL = 'openai/gpt-oss-20b';
/** One of those on which LM Studio greets. */
const GREETING_PORT = 41343;

const OPTIONS: Record<Exclude<ModelState, 'off' | 'server-off'>, LmStudioOptions> = {
  ready: { models: [{ id: MODEL }, { id: 'qwen/qwen3-8b', state: 'not-loaded' }] },
  empty: {
    models: [
      { id: MODEL, state: 'not-loaded' },
      { id: 'qwen/qwen3-8b', state: 'not-loaded' },
    ],
    loads: untilLeft,
  },
  loading: { version: 'v0', models: [{ id: MODEL, state: 'loading' }] },
  key: { key: KEY_REFUSED.error.message },
};

export async function modelAt(port: number): Promise<ModelAt> {
  const start = (state: keyof typeof OPTIONS) =>
    startLmStudio({ port, reply: says(ANSWER), ...OPTIONS[state] });
  let server: ScriptedLmStudio | undefined = await start('ready');
  let greeting: { close(): Promise<void> } | undefined;
  let now: ModelState = 'ready';

  async function close(): Promise<void> {
    await server?.close();
    await greeting?.close();
    server = undefined;
    greeting = undefined;
  }
  return {
    server: () => server,
    async be(state) {
      if (state === now) return false;
      now = state;
      await close();
      if (state === 'server-off') greeting = await startGreeting(GREETING_PORT);
      else if (state !== 'off') server = await start(state);
      return true;
    },
    close,
  };
}
