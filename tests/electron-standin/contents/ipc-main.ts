/** Electron's `ipcMain`, with arguments already unpacked. */
import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { createEvent } from '../event.ts';
import { standingFor } from '../standing-for.ts';
import type { Frame } from './frames.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

interface Sender {
  contents: WebContents;
  /** Undefined where the sending document is gone. */
  frame: Frame | undefined;
}

export interface Ipc {
  ipcMain: Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> & EventEmitter;
  send(sender: Sender, channel: string, args: unknown[]): void;
  /** @returns what the listeners set as `returnValue` */
  sendSync(sender: Sender, channel: string, args: unknown[]): unknown;
  /** Rejects with what the handler threw, or where there is none. */
  invoke(sender: Sender, channel: string, args: unknown[]): Promise<unknown>;
}

export function createIpc(): Ipc {
  const handlers = new Map<string, Handler>();
  const emitter = new EventEmitter();

  const handle = (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    handlers.set(channel, handler);
  };
  const removeHandler = (channel: string): void => void handlers.delete(channel);
  const part: Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> = {
    handle,
    handleOnce(channel, handler) {
      handle(channel, (event, ...args) => {
        removeHandler(channel);
        return handler(event, ...args);
      });
    },
    removeHandler,
  };

  function eventOf({ contents, frame }: Sender) {
    const ids = { processId: frame?.processId ?? -1, frameId: frame?.routingId ?? -1 };
    const senderFrame = frame ? standingFor<WebFrameMain>(frame) : null;
    return createEvent({ type: 'frame' as const, sender: contents, senderFrame, ...ids });
  }

  function tell(sender: Sender, channel: string, args: unknown[]): IpcMainEvent {
    const event: IpcMainEvent = Object.assign(eventOf(sender), {
      ports: [],
      returnValue: null,
      reply: (answer: string, ...rest: unknown[]) => sender.frame?.send(answer, ...rest),
    });
    emitter.emit(channel, event, ...args);
    return event;
  }

  return {
    ipcMain: Object.assign(emitter, part),
    send: (sender, channel, args) => void tell(sender, channel, args),
    sendSync: (sender, channel, args) => tell(sender, channel, args).returnValue,
    async invoke(sender, channel, args) {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return handler(eventOf(sender), ...args);
    },
  };
}
