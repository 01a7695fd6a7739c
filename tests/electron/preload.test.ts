import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupportBridge } from '../../shared/bridge.ts';
import { CANCEL, PROGRESS, PUSH, REQUEST } from '../../shared/channels.ts';

let folder: string;
let code: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-preload-'));
  const root = join(import.meta.dirname, '..', '..');
  await build({
    configFile: join(root, 'preload', 'vite.config.ts'),
    build: { outDir: folder },
    logLevel: 'error',
  });
  code = await readFile(join(folder, 'index.cjs'), 'utf8');
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the bundle as a sandboxed preload: with `require` for Electron alone. */
function load() {
  const listeners = new Map<string, (event: unknown, message: unknown) => void>();
  const invoked: { channel: string; message: { call: string; name: string; input: unknown } }[] = [];
  const sent: unknown[] = [];
  const later: (() => void)[] = [];
  const exposed: Record<string, unknown> = {};
  let answer: () => Promise<unknown> = () => new Promise(() => {});
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        exposed[name] = api;
      },
    },
    ipcRenderer: {
      on: (channel: string, listener: (event: unknown, message: unknown) => void) =>
        void listeners.set(channel, listener),
      invoke: (channel: string, message: { call: string; name: string; input: unknown }) => {
        invoked.push({ channel, message });
        return answer();
      },
      send: (...message: unknown[]) => void sent.push(message),
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload has no ${name}`);
    return electron;
  };
  runInContext(
    code,
    createContext({
      require,
      crypto,
      queueMicrotask: (run: () => void) => void later.push(run),
      module: { exports: {} },
      exports: {},
    }),
  );
  return {
    exposed,
    invoked,
    sent,
    later,
    support: exposed.support as SupportBridge,
    answerWith: (promise: () => Promise<unknown>) => {
      answer = promise;
    },
    tell: (channel: string, message: unknown) => listeners.get(channel)?.({ sender: 'secret' }, message),
  };
}

const preferences = { theme: 'dark', language: 'de', user: '', email: '' };

describe('the preload (S7)', () => {
  it('is one file without zod', async () => {
    expect(await readdir(folder)).toEqual(['index.cjs']);
    expect(code).not.toMatch(/\bzod\b|new Function|eval\(/i);
  });

  it('gives the page request() and on(), and nothing else', () => {
    const { exposed, support } = load();
    expect(Object.keys(exposed)).toEqual(['support']);
    expect(Object.keys(support).sort()).toEqual(['on', 'request']);
  });

  it('asks over one channel, and gives the answer as it comes', async () => {
    const { support, invoked, answerWith } = load();
    answerWith(async () => ({ ok: true, value: 1 }));
    const { result } = support.request('tickets.get', { id: 'T1' });
    expect(await result).toEqual({ ok: true, value: 1 });
    expect(invoked).toMatchObject([
      { channel: REQUEST, message: { name: 'tickets.get', input: { id: 'T1' } } },
    ]);
  });

  it('never rejects', async () => {
    const { support, answerWith } = load();
    answerWith(() => Promise.reject(new Error('An object could not be cloned')));
    expect(await support.request('health.get', {}).result).toEqual({
      ok: false,
      error: { code: 'internal', message: 'Internal server error' },
    });
  });

  it('tells each call its own progress, without the event object, and nothing after its end', async () => {
    const { support, invoked, answerWith, tell } = load();
    const end = Promise.withResolvers<unknown>();
    answerWith(() => end.promise);
    const told: unknown[][] = [];
    const { result } = support.request('chat.ask', { message: 'Hi' }, (...args) => void told.push(args));
    const call = invoked[0]?.message.call;
    tell(PROGRESS, { call, event: 'delta', data: { text: 'a' } });
    tell(PROGRESS, { call: 'another', event: 'delta', data: { text: 'b' } });
    end.resolve({ ok: false, error: { code: 'cancelled', message: '' } });
    await result;
    tell(PROGRESS, { call, event: 'delta', data: { text: 'c' } });
    expect(told).toEqual([[{ event: 'delta', data: { text: 'a' } }]]);
  });

  it('stops a call', () => {
    const { support, invoked, sent } = load();
    support.request('chat.ask', { message: 'Hi' }).cancel();
    expect(sent).toEqual([[CANCEL, invoked[0]?.message.call]]);
  });

  it('tells listeners what they listen for, without the event object, until they stop', () => {
    const { support, tell } = load();
    const told: unknown[][] = [];
    const stop = support.on('preferences.changed', (...args) => void told.push(args));
    tell(PUSH, { name: 'preferences.changed', data: preferences });
    tell(PUSH, { name: 'quickask.shown', data: {} });
    stop();
    tell(PUSH, { name: 'preferences.changed', data: preferences });
    expect(told).toEqual([[preferences]]);
  });

  it('tells the others where one listener throws, and that error is still seen', () => {
    const { support, tell, later } = load();
    const told: unknown[] = [];
    support.on('navigate', () => {
      throw new Error('mine');
    });
    support.on('navigate', ({ screen }) => void told.push(screen));
    tell(PUSH, { name: 'navigate', data: { screen: 'tickets' } });
    expect(told).toEqual(['tickets']);
    expect(later).toHaveLength(1);
    expect(later[0]).toThrow('mine');
  });

  it('takes no listener that is no function', () => {
    const { support, invoked } = load();
    expect(() => support.on('navigate', 'x' as never)).toThrow('A listener must be a function.');
    expect(() => support.request('chat.ask', { message: 'Hi' }, {} as never)).toThrow('must be a function');
    expect(invoked).toEqual([]);
  });

  it('keeps what was told before the page listened, once and the latest', () => {
    const { support, tell } = load();
    tell(PUSH, { name: 'navigate', data: { screen: 'tickets' } });
    tell(PUSH, { name: 'navigate', data: { screen: 'settings' } });
    const told: unknown[] = [];
    support.on('navigate', (place) => void told.push(place.screen));
    support.on('navigate', (place) => void told.push(place.screen));
    expect(told).toEqual(['settings']);
  });
});
