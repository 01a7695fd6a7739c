/** What a person sets, and what takes effect at once. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { call, startApp, startModel } from '../helpers/app.ts';
import { says } from '../helpers/lmstudio/replies.ts';
import { freePort } from '../helpers/lmstudio/server.ts';

async function given<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const outcome = await result;
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

describe('settings', () => {
  it('move questions to another model server at once', async () => {
    const lmStudio = await startModel({ reply: says('From the new one.') });
    const app = await startApp({ LMSTUDIO_URL: '' });
    await given(app.dispatch('settings.update', { model_url: lmStudio.url, model_name: '' }));
    expect(await given(app.dispatch('chat.ask', { message: 'hi' }))).toMatchObject({
      response: 'From the new one.',
    });
  });

  it('refuse a model on another machine, and an address that is none', async () => {
    const app = await startApp({ LMSTUDIO_URL: '' });
    for (const model_url of ['http://10.1.2.3:1234/v1', 'nonsense', 'file:///etc/passwd']) {
      expect(await app.dispatch('settings.update', { model_url })).toMatchObject({
        error: { code: 'setting_refused', field: 'model_url' },
      });
    }
  });

  it('never show a stored key, and keep it when its mask comes back', async () => {
    const lmStudio = await startModel({ key: 'sk-lm-secret', reply: says('In.') });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    await given(app.dispatch('settings.update', { model_key: 'sk-lm-secret' }));
    const { settings } = await given(app.dispatch('settings.get', {}));
    expect(settings.model_key).toBe('••••••••');
    await given(app.dispatch('settings.update', { model_key: settings.model_key }));
    expect(await given(app.dispatch('chat.ask', { message: 'hi' }))).toMatchObject({ response: 'In.' });
  });

  it('that the environment fixes cannot be changed', async () => {
    const app = await startApp({ MODEL_NAME: 'fixed' });
    expect(await given(app.dispatch('settings.get', {}))).toMatchObject({
      fixed: expect.arrayContaining(['model_name']),
    });
    expect(await app.dispatch('settings.update', { model_name: 'x' })).toMatchObject({
      error: { code: 'setting_fixed', field: 'model_name' },
    });
  });

  it('switch the REST service off, on, and to another port', async () => {
    const app = await startApp({ PORT: '' });
    await given(app.dispatch('settings.update', { rest_enabled: false }));
    expect(app.rest.state()).toMatchObject({ state: 'off', url: null });
    await expect(fetch(`${app.url}/health`)).rejects.toThrow();
    const rest_port = await freePort();
    await given(app.dispatch('settings.update', { rest_enabled: true, rest_port }));
    expect((await call({ url: app.rest.state().url ?? '' }, 'GET', '/health')).status).toBe(200);
    expect(app.rest.state().port).toBe(rest_port);
  });

  it('go on without REST where the port is taken, and say so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const rest_port = typeof address === 'object' && address ? address.port : 0;
    const app = await startApp({ PORT: '' });
    await given(app.dispatch('settings.update', { rest_port }));
    expect(app.rest.state()).toMatchObject({
      state: 'port_taken',
      problem: expect.stringContaining(String(rest_port)),
    });
    expect((await app.dispatch('chat.ask', { message: 'the vpn keeps dropping' })).ok).toBe(true);
  });
});

describe('the model', () => {
  it('is listed, and a connection is tested before it is stored', async () => {
    const lmStudio = await startModel({ models: [{ id: 'one' }, { id: 'two', state: 'not-loaded' }] });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect(await given(app.dispatch('model.list', {}))).toMatchObject({
      models: [
        { id: 'one', loaded: true },
        { id: 'two', loaded: false },
      ],
    });
    const nowhere = await startApp();
    expect(await given(nowhere.dispatch('model.test', {}))).toMatchObject({
      status: { state: 'not_running' },
    });
    const tested = await given(nowhere.dispatch('model.test', { url: lmStudio.base }));
    expect(tested).toMatchObject({ status: { state: 'ready', model: 'one' } });
    expect(tested.elapsed_ms).toBeGreaterThanOrEqual(0);
    for (const url of ['nonsense', 'http://198.51.100.7:1234']) {
      expect(await nowhere.dispatch('model.test', { url })).toMatchObject({
        ok: false,
        error: { code: 'setting_refused', field: 'model_url' },
      });
    }
  });

  it('is asked at once after a test found it again', async () => {
    const port = await freePort();
    const app = await startApp({ LMSTUDIO_URL: `http://127.0.0.1:${port}/v1` });
    expect(await given(app.dispatch('chat.ask', { message: 'hi' }))).toMatchObject({
      answered_by: 'knowledge',
    });
    await startModel({ port, reply: says('Back.') });
    expect(await given(app.dispatch('model.test', {}))).toMatchObject({ status: { state: 'ready' } });
    expect(await given(app.dispatch('chat.ask', { message: 'hi' }))).toMatchObject({ response: 'Back.' });
  });

  it('that cannot be told to load says so', async () => {
    const lmStudio = await startModel({ models: [{ id: 'two', state: 'not-loaded' }] });
    const app = await startApp({ LMSTUDIO_URL: lmStudio.url });
    expect(await app.dispatch('model.load', { model: 'two' })).toMatchObject({
      error: { code: 'model_load_unsupported' },
    });
  });
});

describe('preferences and drafts', () => {
  it('are remembered and fill in a ticket', async () => {
    const app = await startApp();
    await call(app, 'PATCH', '/preferences', { user: 'Ana', email: 'ana@bank.example' });
    await call(app, 'POST', '/chat', { message: 'The printer is jammed.\nSince Monday.', session_id: 's' });
    const { body } = await call(app, 'GET', '/ticket/draft?session_id=s');
    expect(body).toMatchObject({
      user: 'Ana',
      email: 'ana@bank.example',
      category: 'IT Support',
      summary: 'The printer is jammed. Since Monday.',
      transcript: [{ role: 'user' }, { role: 'assistant' }],
      device: { app_version: '1.0.0', computer: expect.any(String), system: expect.any(String) },
    });
  });

  it('refuse an address that is none, and can be emptied', async () => {
    const app = await startApp();
    expect(await call(app, 'PATCH', '/preferences', { email: 'nobody' })).toMatchObject({
      status: 422,
      body: { field: 'email' },
    });
    expect(await call(app, 'PATCH', '/preferences', { email: '', theme: 'dark' })).toMatchObject({
      body: { email: '', theme: 'dark', language: 'system' },
    });
  });
});

it('what only the desktop can do says so in a service', async () => {
  const app = await startApp();
  for (const [name, input] of Object.entries({
    'desktop.state': {},
    'desktop.openLink': { url: 'https://bank.example' },
    'knowledge.addFolder': {},
  })) {
    expect(await app.dispatch(name, input), name).toMatchObject({ error: { code: 'desktop_only' } });
  }
});
