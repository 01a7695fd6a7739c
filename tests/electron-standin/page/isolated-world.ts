import type { Answer, createBridge, Letter } from './bridge.ts';
import type { tellContextMenu } from './context-menu.ts';
import type { PageWindow } from './dom.ts';
import type { createEmitterClass } from './emitter.ts';
import type { Answers, FromPage, Guards, Question, ToPage } from './messages.ts';
import type { createWireCodec } from './wire.ts';

export interface IsolatedConfig {
  /** The binding's name: page → main process. */
  binding: string;
  /** The global that the main process calls: main process → page. */
  deliver: string;
  /** The event that hands the channel between the worlds over; nobody else knows its name. */
  handshake: string;
  /** Whether the preload runs in frames too. */
  everyFrame: boolean;
  process: Record<string, unknown>;
}

type Preload = (
  require: (name: string) => unknown,
  process: Record<string, unknown>,
  exports: object,
  module: { exports: object },
) => void;

/**
 * Runs in the isolated world of every document before the page's own scripts: the preload and what it may require.
 * Self-contained: its source is what runs in the page.
 */
export function isolatedWorld(
  config: IsolatedConfig,
  parts: {
    createWireCodec: typeof createWireCodec;
    createBridge: typeof createBridge;
    createEmitterClass: typeof createEmitterClass;
    tellContextMenu: typeof tellContextMenu;
    preload?: Preload;
  },
): void {
  const page = globalThis as unknown as PageWindow & Record<string, unknown>;
  const codec = parts.createWireCodec();
  const EventEmitter = parts.createEmitterClass();
  const ipcRenderer = createIpcRenderer();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  const toMain = page[config.binding] as (text: string) => void;
  page[config.deliver] = (text: string) => receive(JSON.parse(text));

  const channel = page.document.createElement('i');
  let latest: unknown;
  channel.addEventListener('up', ({ detail }) => {
    const answer = bridge.receive(detail as Letter);
    channel.dispatchEvent(new page.CustomEvent('up-answer', { detail: answer }));
  });
  channel.addEventListener('down-answer', ({ detail }) => {
    latest = detail;
  });
  const bridge = parts.createBridge(post);
  page.dispatchEvent(new page.MouseEvent(config.handshake, { relatedTarget: channel }));
  post({ type: 'expose', key: '', api: bridge.wrap(guards()) });
  page.addEventListener('contextmenu', (event) => parts.tellContextMenu(event, tell));
  const wanted = config.everyFrame || page.top === page;
  if (parts.preload && wanted && page.location.protocol !== 'chrome-error:') runPreload(parts.preload);

  function post(letter: Letter): Answer {
    channel.dispatchEvent(new page.CustomEvent('down', { detail: letter }));
    return latest as Answer;
  }

  function tell(message: FromPage): void {
    toMain(JSON.stringify(message));
  }

  /** The page stands at the statement below until the main process has put the answer in and lets it go on. */
  function ask<K extends Question['ask']>(question: Question & { ask: K }): Answers[K] {
    tell({ type: 'question', question });
    // biome-ignore lint/style/useConst: set from outside
    let answer = '';
    // biome-ignore lint/suspicious/noDebugger: the only way for a page to wait for another process
    debugger;
    return JSON.parse(answer);
  }

  function later(make: (id: number) => FromPage): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      const message = make(id);
      pending.set(id, { resolve, reject });
      tell(message);
    });
  }

  function receive(message: ToPage): void {
    if (message.type === 'message') {
      const args = codec.unpack(message.args);
      const event = { sender: ipcRenderer, ports: [], preventDefault() {}, defaultPrevented: false };
      ipcRenderer.emit(message.channel, event, ...(Array.isArray(args) ? args : []));
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'failure') call?.reject(new Error(message.message));
    else call?.resolve(codec.unpack(message.result));
  }

  function createIpcRenderer() {
    class IpcRenderer extends EventEmitter {
      send(name: string, ...args: unknown[]): void {
        tell({ type: 'send', channel: name, args: codec.pack(args) });
      }

      sendSync(name: string, ...args: unknown[]): unknown {
        return codec.unpack(ask({ ask: 'ipc', channel: name, args: codec.pack(args) }));
      }

      async invoke(name: string, ...args: unknown[]): Promise<unknown> {
        return later((id) => ({ type: 'invoke', id, channel: name, args: codec.pack(args) }));
      }
    }
    return new IpcRenderer();
  }

  function guards(): Guards {
    return {
      open: (url, name, features) => tell({ type: 'open', url, name, features }),
      navigate: (url) => ask({ ask: 'navigate', url }),
      permissionState: (permission) => ask({ ask: 'permission', permission }),
      requestPermission: async (permission) =>
        (await later((id) => ({ type: 'permission', id, permission }))) === true,
      copied: (text) => tell({ type: 'copied', text }),
      paste: async () => String(await later((id) => ({ type: 'paste', id }))),
    };
  }

  function runPreload(preload: Preload): void {
    const contextBridge = {
      exposeInMainWorld(key: string, api: unknown) {
        const answer = post({ type: 'expose', key, api: bridge.wrap(api) });
        if ('thrown' in answer) throw bridge.unwrap(answer.thrown);
      },
    };
    const { URL, URLSearchParams, setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    const modules: Record<string, unknown> = {
      electron: { contextBridge, ipcRenderer },
      events: Object.assign(EventEmitter, { EventEmitter }),
      timers: { setTimeout, clearTimeout, setInterval, clearInterval },
      url: { URL, URLSearchParams },
    };
    const require = (name: string) => {
      const bare = name.replace(/^node:|\/renderer$/, '');
      if (!Object.hasOwn(modules, bare)) throw new Error(`module not found: ${name}`);
      return modules[bare];
    };
    const module = { exports: {} };
    const isMainFrame = page.top === page;
    try {
      preload(require, { ...config.process, isMainFrame }, module.exports, module);
    } catch (error) {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      tell({ type: 'preload-error', message, stack });
    }
  }
}
