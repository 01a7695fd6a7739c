import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { wordsOf } from '../../shared/errors.ts';
import * as fault from '../helpers/lmstudio/faults.ts';
import type { ApiVersion, ScriptedModel } from '../helpers/lmstudio/models.ts';
import { says } from '../helpers/lmstudio/replies.ts';
import { freePort, startGreeting, startLmStudio } from '../helpers/lmstudio/server.ts';
import { ask, client, expectNoLeak, lmStudio, tcp } from './setup.ts';

const WANTED = 'openai/gpt-oss-20b';
const OTHER = 'qwen/qwen3-8b';
const EMBEDDER = { id: 'text-embedding-nomic-embed-text-v1.5', type: 'embedding' } as const;

/** LM Studio's own folder, with its config file. */
async function homeWith(config: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'deskside-lm-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, '.internal'));
  await writeFile(join(home, '.internal', 'http-server-config.json'), config);
  return home;
}

/** Makes the clock, and no timer, run ahead. */
function clock(): { advance(ms: number): void } {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return { advance: (ms) => void vi.advanceTimersByTime(ms) };
}

async function greeting(): Promise<number> {
  const app = await startGreeting();
  onTestFinished(() => app.close());
  return app.port;
}

describe('the lists of models', () => {
  const cases: [string, ApiVersion, ScriptedModel[], object][] = [
    [
      'loaded',
      'v1',
      [{ id: WANTED, context: 8192 }],
      { state: 'ready', model: WANTED, context_length: 8192 },
    ],
    [
      'loaded',
      'v0',
      [{ id: WANTED, context: 8192 }],
      { state: 'ready', model: WANTED, context_length: 8192 },
    ],
    ['listed', 'openai', [{ id: WANTED }], { state: 'ready', model: WANTED, context_length: null }],
    ['not loaded', 'v1', [{ id: WANTED, state: 'not-loaded' }], { state: 'no_model', model: null }],
    ['not loaded', 'v0', [{ id: WANTED, state: 'not-loaded' }], { state: 'no_model', model: null }],
    ['being loaded', 'v0', [{ id: WANTED, state: 'loading' }], { state: 'loading', model: WANTED }],
    ['another loaded', 'v1', [{ id: OTHER }], { state: 'ready', model: OTHER }],
    ['another loaded', 'v0', [{ id: OTHER }], { state: 'ready', model: OTHER }],
    ['another listed', 'openai', [EMBEDDER, { id: OTHER }], { state: 'ready', model: OTHER }],
    ['an embedder alone', 'v1', [EMBEDDER], { state: 'no_model', model: null }],
    ['an embedder alone', 'v0', [EMBEDDER], { state: 'no_model', model: null }],
    ['an embedder alone', 'openai', [EMBEDDER], { state: 'no_model', model: null }],
    ['nothing', 'v1', [], { state: 'no_model', model: null }],
    ['a vision model', 'v0', [{ id: WANTED, type: 'vlm' }], { state: 'ready', model: WANTED }],
    [
      'an instance of another name',
      'v1',
      [{ id: WANTED, instances: ['desk'] }],
      { state: 'ready', model: 'desk' },
    ],
  ];
  it.each(cases)('with the wanted model %s, by %s', async (_case, version, models, expected) => {
    const server = await lmStudio({ version, models });
    const model = await client({ url: server.url });
    const status = await model.status();
    expect(status).toMatchObject({ ...expected, url: server.base });
    expect(model.contextLength()).toBe(status.context_length);
    await expectNoLeak(server, model);
  });

  it('are asked for once the version is known', async () => {
    const server = await lmStudio({ version: 'openai' });
    const model = await client({ url: server.url });
    await model.status();
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/api/v1/models',
      '/api/v0/models',
      '/v1/models',
    ]);
    await model.status(true);
    expect(server.requests.slice(3).map(({ path }) => path)).toEqual(['/v1/models']);
  });
});

describe('the words', () => {
  it.each([
    [[{ id: WANTED }], `${WANTED} is ready`],
    [[{ id: OTHER }], `${OTHER} is ready. It answers because LM Studio does not have ${WANTED}`],
    [[{ id: WANTED, state: 'not-loaded' as const }], 'LM Studio has no model loaded.'],
    [
      [{ id: WANTED, state: 'not-loaded' as const }, { id: OTHER }],
      `LM Studio has ${OTHER} loaded, not ${WANTED}. The next question loads ${WANTED}, which can take a moment.`,
    ],
    [[{ id: WANTED, state: 'loading' as const }], `Loading ${WANTED}…`],
  ])('for %j', async (models, message) => {
    const server = await lmStudio({ version: 'v0', models });
    expect(await (await client({ url: server.url })).status()).toMatchObject({ message });
  });
});

describe('the model that is asked', () => {
  it.each([
    ['the wanted one, loaded', [{ id: OTHER }, { id: WANTED }], WANTED],
    ['the wanted one, to be loaded', [{ id: OTHER }, { id: WANTED, state: 'not-loaded' as const }], WANTED],
    ['a loaded one where the wanted is not there', [EMBEDDER, { id: OTHER }], OTHER],
    ['the wanted instance', [{ id: 'other', instances: ['other', WANTED] }], WANTED],
    ['the wanted one where nothing is listed', [], WANTED],
  ])('is %s', async (_case, models, asked) => {
    const server = await lmStudio({ models });
    await ask(await client({ url: server.url }));
    expect(server.chats()[0]?.body).toMatchObject({ model: asked });
  });

  it('is the loaded one where none is configured', async () => {
    const server = await lmStudio({ models: [EMBEDDER, { id: OTHER }] });
    expect(await ask(await client({ url: server.url, model: undefined }))).toMatchObject({ model: OTHER });
  });

  it('is none where none is configured and none loaded', async () => {
    const server = await lmStudio({ models: [{ id: OTHER, state: 'not-loaded' }] });
    const heard = await ask(await client({ url: server.url, model: undefined }));
    expect(heard).toMatchObject({ failure: 'model_not_loaded' });
    expect(server.chats()).toHaveLength(0);
  });

  it('follows what LM Studio has loaded, after a question that failed', async () => {
    const server = await lmStudio({ models: [{ id: OTHER }] });
    const model = await client({ url: server.url });
    await ask(model);
    server.offer([{ id: WANTED }]);
    server.next(fault.fails(400, { error: 'x' }));
    await ask(model);
    await ask(model);
    expect(server.chats().at(-1)?.body).toMatchObject({ model: WANTED });
  });
});

describe('where LM Studio is looked for', () => {
  it('first at the port of its own config file', async () => {
    const own = await lmStudio();
    const usual = await lmStudio();
    const home = await homeWith(
      JSON.stringify({ port: own.port, cors: false, justInTimeModelLoading: true }),
    );
    const model = await client({ lmStudioHome: home, ports: [usual.port] });
    expect(await model.status()).toMatchObject({ state: 'ready', url: own.base });
  });

  it.each(['', '{', '{"port":"x"}', '{"port":99999}'])(
    'at the usual ports with the config file %j',
    async (config) => {
      const usual = await lmStudio();
      const model = await client({
        lmStudioHome: await homeWith(config),
        ports: [await freePort(), usual.port],
      });
      expect(await model.status()).toMatchObject({ state: 'ready', url: usual.base });
    },
  );

  it('past a port where something else answers, or nothing does', async () => {
    const page = await lmStudio({ version: 'openai', lists: fault.sendsPage() });
    const silent = await lmStudio({ lists: fault.stalls });
    const real = await lmStudio();
    const model = await client({ ports: [page.port, silent.port, real.port], lookDeadline: 15_000 });
    expect(await model.status()).toMatchObject({ state: 'ready', url: real.base });
    // The port that gave no answer is not waited for any longer.
    await silent.until(({ requests }) => requests.every(({ ended }) => ended === 'early'));
  });

  it('first where it is preferred, though another is faster', async () => {
    const slow = await lmStudio({
      lists: async (exchange) => {
        await fast.until(({ requests }) => requests[0]?.ended === 'whole');
        exchange.json(200, { models: [] });
      },
    });
    const fast = await lmStudio();
    const model = await client({ ports: [slow.port, fast.port] });
    expect(await model.status()).toMatchObject({ url: slow.base });
  });

  it('at the configured URL alone where there is one', async () => {
    const elsewhere = await lmStudio();
    const home = await homeWith(JSON.stringify({ port: elsewhere.port }));
    const model = await client({
      url: `http://127.0.0.1:${await freePort()}/v1`,
      lmStudioHome: home,
      ports: [elsewhere.port],
    });
    expect(await model.status()).toMatchObject({ state: 'not_running', url: null });
    expect(await ask(model)).toMatchObject({ failure: 'model_not_running' });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('at 127.0.0.1 where localhost is configured', async () => {
    const server = await lmStudio();
    const model = await client({ url: `http://localhost:${server.port}/v1/chat/completions` });
    expect(await model.status()).toMatchObject({ url: server.base });
    expect(await ask(model)).toMatchObject({ failure: undefined });
  });
});

describe('no server', () => {
  it('is LM Studio not running', async () => {
    const model = await client({ ports: [await freePort()], greetingPorts: [await freePort()] });
    expect(await model.status()).toEqual({
      state: 'not_running',
      message: "LM Studio isn't running. I'm answering from the knowledge base.",
      url: null,
      model: null,
      context_length: null,
    });
    expect(await ask(model)).toMatchObject({ failure: 'model_not_running' });
  });

  it.each(['usual ports', 'configured URL'])('is its server off where the app greets (%s)', async (where) => {
    const dead = await freePort();
    const model = await client({
      greetingPorts: [await freePort(), await greeting()],
      ...(where === 'usual ports' ? { ports: [dead] } : { url: `http://127.0.0.1:${dead}/v1` }),
    });
    expect(await model.status()).toMatchObject({
      state: 'server_off',
      message: 'LM Studio is open, but its server is off.',
      url: null,
    });
    expect(await ask(model)).toMatchObject({ failure: 'model_server_off' });
  });

  it('is no silence where a port answers nothing, unless the app is open', async () => {
    const silent = await lmStudio({ lists: fault.stalls });
    const alone = await client({ ports: [silent.port], lookDeadline: 200 });
    expect(await alone.status()).toMatchObject({ state: 'not_running', url: null });
    const greeted = await client({
      ports: [silent.port],
      greetingPorts: [await greeting()],
      lookDeadline: 200,
    });
    expect(await greeted.status()).toMatchObject({ state: 'loading', url: silent.base });
  });

  it('is no silence where not even a connection stands', async () => {
    const model = await client({ url: `https://127.0.0.1:${await tcp(() => {})}`, lookDeadline: 200 });
    expect(await model.status()).toMatchObject({ state: 'not_running', url: null });
  });

  it('is no greeting where another program answers on the app’s port', async () => {
    const page = await lmStudio({ key: 'refuses everything' });
    const model = await client({ ports: [await freePort()], greetingPorts: [page.port] });
    expect(await model.status()).toMatchObject({ state: 'not_running' });
  });

  it('is believed for a moment, then looked for again', async () => {
    const time = clock();
    const port = await freePort();
    const model = await client({ ports: [port] });
    expect(await ask(model)).toMatchObject({ failure: 'model_not_running' });
    const server = await startLmStudio({ port });
    onTestFinished(() => server.close());
    expect(await ask(model)).toMatchObject({ failure: 'model_not_running' });
    expect(server.requests).toHaveLength(0);
    time.advance(2_100);
    expect(await ask(model)).toMatchObject({ failure: undefined });
  });

  it('after an answer is seen at the next question', async () => {
    const server = await startLmStudio();
    const model = await client({ ports: [server.port] });
    expect(await ask(model)).toMatchObject({ failure: undefined });
    await server.close();
    expect(await ask(model)).toMatchObject({ failure: 'model_not_running' });
    expect(await model.status()).toMatchObject({ state: 'not_running', url: null });
  });
});

describe('a server that', () => {
  it('asks for a key is told so, and answers with it', async () => {
    const server = await lmStudio({ key: 'sk-lm-1' });
    const without = await client({ url: server.url });
    expect(await without.status()).toMatchObject({
      state: 'key_refused',
      message: 'LM Studio asks for an API key.',
      url: server.base,
      model: null,
    });
    expect(await ask(without)).toMatchObject({ failure: 'model_key_refused' });
    const having = await client({ url: server.url, apiKey: 'sk-lm-1' });
    expect(await having.status()).toMatchObject({ state: 'ready' });
    expect(await ask(having)).toMatchObject({ failure: undefined });
  });

  it('cannot be sent the key, since no header carries it, asks for another', async () => {
    const server = await lmStudio({ key: 'sk-lm-1' });
    const model = await client({ url: server.url, apiKey: 'sk-lm-1\n…' });
    expect(await model.status()).toMatchObject({ state: 'key_refused' });
    expect(await ask(model)).toMatchObject({ failure: 'model_key_refused' });
  });

  it('is not LM Studio is told so at a configured URL', async () => {
    const server = await lmStudio({
      version: 'openai',
      lists: fault.sendsPage(),
      reply: fault.sendsPage(404),
    });
    const model = await client({ url: server.url });
    expect(await model.status()).toMatchObject({ message: wordsOf('model_bad_reply'), url: server.base });
    expect(await ask(model)).toMatchObject({ failure: 'model_bad_reply' });
  });

  it('lists nothing but answers is believed by its answers', async () => {
    const server = await lmStudio({ version: 'openai', lists: fault.fails(404, {}), reply: says('Off.') });
    const model = await client({ url: server.url });
    expect(await ask(model)).toMatchObject({ content: 'Off.', failure: undefined });
    expect(await model.status()).toMatchObject({ state: 'ready', model: WANTED });
  });

  it('gives its list no answer is busy, within the time a look may take, and is asked all the same', async () => {
    const server = await lmStudio({ lists: fault.stalls });
    const model = await client({ url: server.url, lookDeadline: 300 });
    expect(await model.status()).toMatchObject({ state: 'loading', url: server.base });
    expect(await ask(model)).toMatchObject({ failure: undefined });
    await expectNoLeak(server, model);
  });

  it('lists without end is let go', async () => {
    const server = await lmStudio({ lists: fault.sendsEndlessJson });
    const model = await client({ url: server.url });
    expect(await model.status()).toMatchObject({ message: wordsOf('model_bad_reply') });
    await expectNoLeak(server, model);
  });

  it.each([fault.resets, fault.redirects('http://127.0.0.1:9/'), fault.fails(500), fault.fails(200, [])])(
    'breaks its lists does not break the status (%#)',
    async (lists) => {
      const server = await lmStudio({ lists });
      const model = await client({ url: server.url });
      expect((await model.status()).state).toBe('not_running');
      await expectNoLeak(server, model);
    },
  );
});

describe('looking', () => {
  it('is shared by those who ask at the same time, and remembered for those who ask soon', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    await Promise.all([model.status(), model.status(), model.status(true), ask(model)]);
    await model.status();
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
    await model.status(true);
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });

  it('is done again when the last look is some seconds old', async () => {
    const time = clock();
    const server = await lmStudio();
    const model = await client({ url: server.url });
    await model.status();
    time.advance(3_100);
    await model.status();
    expect(server.requests).toHaveLength(2);
  });

  it('is done again beside a question when it is old, and the question does not wait for it', async () => {
    const time = clock();
    let isSlow = false;
    const server = await lmStudio({
      lists: async (exchange) => {
        if (isSlow) await exchange.left;
        else exchange.json(200, { models: [] });
      },
    });
    const model = await client({ url: server.url, lookDeadline: 10_000 });
    await ask(model);
    isSlow = true;
    time.advance(9_000);
    await ask(model);
    expect(server.requests).toHaveLength(3);
    time.advance(2_000);
    expect(await ask(model)).toMatchObject({ failure: undefined });
    await server.until(({ requests }) => requests.length === 5);
  });

  it('is not done again after an answer that was empty or a context that was full', async () => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    await model.status();
    server.next(fault.opens(fault.endsEarly), fault.fails(400, fault.OVERFLOW), fault.fails(429));
    for (let count = 0; count < 3; count += 1) await ask(model);
    await model.status();
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  it('tells nobody but the server the key', async () => {
    const app = await lmStudio();
    const model = await client({ ports: [await freePort()], greetingPorts: [app.port], apiKey: 'sk-lm-1' });
    expect(await model.status()).toMatchObject({ state: 'server_off' });
    expect(app.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('ends when the client is closed', async () => {
    const server = await lmStudio({ lists: fault.stalls });
    const model = await client({ url: server.url, lookDeadline: 10_000 });
    const status = model.status();
    await server.until(({ requests }) => requests.length === 1);
    await model.close();
    expect(await status).toMatchObject({ state: 'not_running' });
    await server.until(({ openSockets }) => openSockets() === 0);
    await model.status(true);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps no caller who has left', async () => {
    const server = await lmStudio({ lists: fault.stalls });
    const model = await client({ url: server.url, lookDeadline: 10_000 });
    const leaving = new AbortController();
    const heard = ask(model, { signal: leaving.signal });
    await server.until(({ requests }) => requests.length === 1);
    leaving.abort();
    expect(await heard).toMatchObject({ failure: 'cancelled' });
  });

  it.each([
    ['before', fault.fails(400, { error: 'x' })],
    ['after', fault.begins('Turn', fault.endsEarly)],
  ])('is done again after a question that failed %s its first word', async (_when, reply) => {
    const server = await lmStudio();
    const model = await client({ url: server.url });
    await model.status();
    server.next(reply);
    await ask(model);
    await model.status();
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });
});

describe('a server that is not on this computer by its address', () => {
  it('is refused, and not asked', async () => {
    const server = await lmStudio();
    const model = await client({ url: notLoopback(server.port) });
    expect(await model.status()).toMatchObject({ message: wordsOf('model_not_local'), url: null });
    expect(await ask(model)).toMatchObject({ failure: 'model_not_local' });
    expect(server.requests).toHaveLength(0);
  });

  it('is asked where that is allowed', async () => {
    const server = await lmStudio();
    const model = await client({ url: notLoopback(server.port), allowRemote: true });
    expect(await model.status()).toMatchObject({ state: 'ready' });
    expect(await ask(model)).toMatchObject({ failure: undefined });
  });
});

/** An address that reaches 127.0.0.1, but is no loopback address as it is written. */
function notLoopback(port: number): string {
  return `http://[::ffff:127.0.0.1]:${port}/v1`;
}
