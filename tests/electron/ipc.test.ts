import { EventEmitter } from 'node:events';
import type { IpcMain, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import type { CallOptions } from '../../main/api/dispatch.ts';
import { serveIpc } from '../../main/electron/ipc.ts';
import { CANCEL, PROGRESS, REQUEST } from '../../shared/channels.ts';
import type { Result } from '../../shared/errors.ts';

interface Frame {
  origin: string;
  parent: Frame | null;
}

const OURS: Frame = { origin: 'app://deskside', parent: null };

/** Electron's side: a page that can go, and what was sent to it. */
class Page extends EventEmitter {
  readonly id: number;
  readonly sent: unknown[] = [];
  destroyed = false;

  constructor(id: number) {
    super();
    this.id = id;
  }

  send(channel: string, message: unknown): void {
    this.sent.push([channel, message]);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
}

interface Asked {
  name: string;
  input: unknown;
  options: CallOptions;
  answer: (result: Result<unknown>) => void;
}

/** The IPC with a dispatcher that waits to be answered. */
function serve() {
  const asked: Asked[] = [];
  const ended: unknown[] = [];
  let invoke: (event: object, message: unknown) => Promise<Result<unknown>> = () => Promise.reject();
  let cancel: (event: object, call: unknown) => void = () => {};
  serveIpc({
    ipcMain: {
      handle: (channel: string, listener: typeof invoke) => {
        expect(channel).toBe(REQUEST);
        invoke = listener;
      },
      on: (channel: string, listener: typeof cancel) => {
        expect(channel).toBe(CANCEL);
        cancel = listener;
      },
    } as unknown as IpcMain,
    dispatch: (name, input, options) =>
      new Promise((answer) => {
        asked.push({ name, input, options, answer });
      }),
    onEnd: (name, result, page) => ended.push([name, result.ok, page.id]),
  });
  return {
    asked,
    ended,
    invoke: (page: Page, message: unknown, senderFrame: Frame | null = OURS) =>
      invoke({ sender: page as unknown as WebContents, senderFrame }, message),
    cancel: (page: Page, call: unknown, senderFrame: Frame | null = OURS) =>
      cancel({ sender: page as unknown as WebContents, senderFrame }, call),
  };
}

const message = (call: string, name = 'health.get', input: unknown = {}) => ({ call, name, input });

describe('a call over IPC (S6)', () => {
  it('reaches the dispatcher and comes back as a value', async () => {
    const { invoke, asked, ended } = serve();
    const result = invoke(new Page(1), message('a', 'tickets.get', { id: 'T1' }));
    expect(asked[0]).toMatchObject({ name: 'tickets.get', input: { id: 'T1' } });
    asked[0]?.answer({ ok: true, value: 7 });
    expect(await result).toEqual({ ok: true, value: 7 });
    expect(ended).toEqual([['tickets.get', true, 1]]);
  });

  it.each<[string, Frame | null]>([
    ['another origin', { origin: 'https://evil.example', parent: null }],
    ['an origin that begins like ours', { origin: 'app://deskside.evil', parent: null }],
    ['an opaque origin', { origin: 'null', parent: null }],
    ['a frame inside our page', { origin: 'app://deskside', parent: OURS }],
    ['a frame that is gone', null],
  ])('from %s is refused before anything is read', async (_, frame) => {
    const { invoke, asked, cancel } = serve();
    const page = new Page(1);
    const unreadable = new Proxy(
      {},
      { get: () => expect.unreachable(), ownKeys: () => expect.unreachable() },
    );
    expect(await invoke(page, unreadable, frame)).toMatchObject({
      ok: false,
      error: { code: 'origin_refused' },
    });
    expect(asked).toEqual([]);
    void invoke(page, message('a'));
    cancel(page, 'a', frame);
    expect(asked[0]?.options.signal?.aborted).toBe(false);
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { call: 'a' },
    { ...message('a'), more: 1 },
    message(''),
    message('a', 'x'.repeat(101)),
  ])('that is malformed (%j) is a value too', async (malformed) => {
    const { invoke, asked } = serve();
    expect(await invoke(new Page(1), malformed)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
    expect(asked).toEqual([]);
  });

  it('tells of progress with the call it belongs to, and of none once it is stopped', () => {
    const { invoke, asked, cancel } = serve();
    const page = new Page(1);
    void invoke(page, message('a', 'chat.ask'));
    asked[0]?.options.emit?.({ event: 'delta', data: { text: 'Hi' } });
    expect(page.sent).toEqual([[PROGRESS, { call: 'a', event: 'delta', data: { text: 'Hi' } }]]);
    cancel(page, 'a');
    expect(asked[0]?.options.signal?.aborted).toBe(true);
    asked[0]?.options.emit?.({ event: 'delta', data: { text: ' there' } });
    expect(page.sent).toHaveLength(1);
  });

  it('is stopped by its own page alone', () => {
    const { invoke, asked, cancel } = serve();
    void invoke(new Page(1), message('a'));
    cancel(new Page(2), 'a');
    cancel(new Page(1), { call: 'a' });
    expect(asked[0]?.options.signal?.aborted).toBe(false);
  });

  it.each([
    ['is closed', 'destroyed'],
    ['crashes', 'render-process-gone'],
    ['is loaded anew', 'did-navigate'],
  ])('is stopped when its page %s', (_, event) => {
    const { invoke, asked } = serve();
    const page = new Page(1);
    void invoke(page, message('a'));
    void invoke(page, message('b'));
    void invoke(new Page(2), message('a'));
    // A link that was blocked, and a step within the page.
    page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    page.emit('did-navigate-in-page');
    expect(asked.map(({ options }) => options.signal?.aborted)).toEqual([false, false, false]);
    page.emit(event);
    expect(asked.map(({ options }) => options.signal?.aborted)).toEqual([true, true, false]);
  });

  it('is one of at most 32 of its page', async () => {
    const { invoke, asked } = serve();
    const page = new Page(1);
    const calls = Array.from({ length: 32 }, (_, i) => invoke(page, message(`c${i}`)));
    expect(await invoke(page, message('more'))).toMatchObject({ error: { code: 'too_many_requests' } });
    void invoke(new Page(2), message('more'));
    expect(asked).toHaveLength(33);
    asked[0]?.answer({ ok: true, value: null });
    await calls[0];
    expect(await invoke(page, message('c1'))).toMatchObject({ error: { code: 'too_many_requests' } });
    void invoke(page, message('more'));
    expect(asked).toHaveLength(34);
  });
});
