/** What the isolated world of a page says to the main process, and what it is answered. */
import type { ContextMenuParams, WebContents } from 'electron';
import type { Session } from '../chromium/connection.ts';
import type { Answers, FromPage, Question } from '../page/messages.ts';
import { createWireCodec, type Packet } from '../page/wire.ts';
import type { Addresses } from './addresses.ts';
import type { Frame, FrameTree } from './frames.ts';
import type { Ipc } from './ipc-main.ts';
import type { PermissionAsker, Permissions } from './permissions.ts';

export interface PageMessageDeps {
  session: Session;
  /** The name of the binding that the isolated world alone has. */
  binding: string;
  contents: WebContents;
  frames: FrameTree;
  addresses: Addresses;
  ipc: Ipc;
  permissions: Permissions;
  clipboard: { get(): string; set(text: string): void };
  onOpen: (url: string, name: string, features: string) => void;
  mayNavigate: (frame: Frame, url: string) => Answers['navigate'];
  onContextMenu: (params: Partial<ContextMenuParams>) => void;
  onPreloadError: (error: Error) => void;
}

/** Hears the page from now on. */
export function hearPage(deps: PageMessageDeps): void {
  const { session, binding, contents, frames, addresses, ipc, permissions, clipboard } = deps;
  const codec = createWireCodec();
  /** What the page waits for while it stands at a debugger statement. */
  let question: { asked: Question; frame: Frame | undefined } | undefined;

  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === binding) hear(JSON.parse(payload), frames.ofContext(executionContextId));
  });
  session.on('Debugger.paused', ({ callFrames }) => {
    const waiting = question;
    question = undefined;
    // Going on overtakes all other commands, so that the answer has to be in its place first.
    const put = waiting ? putAnswer(waiting, callFrames[0]?.callFrameId ?? '') : Promise.resolve();
    put.catch(() => {}).finally(() => session.post('Debugger.resume'));
  });
  session.post('Debugger.enable');

  function hear(message: FromPage, frame: Frame | undefined): void {
    if (message.type === 'question') question = { asked: message.question, frame };
    else if (message.type === 'send') ipc.send({ contents, frame }, message.channel, argsOf(message.args));
    else if (message.type === 'open')
      deps.onOpen(addresses.toApp(message.url), message.name, message.features);
    else if (message.type === 'copied') clipboard.set(message.text);
    else if (message.type === 'context-menu') deps.onContextMenu(message.params);
    else if (message.type === 'preload-error') {
      deps.onPreloadError(Object.assign(new Error(message.message), { stack: message.stack }));
    } else reply(message, frame);
  }

  async function reply(message: FromPage & { id: number }, frame: Frame | undefined): Promise<void> {
    const { id } = message;
    try {
      const result = codec.pack(await resultOf(message, frame));
      if (frame) frames.deliver(frame, { type: 'reply', id, result });
    } catch (error) {
      if (message.type !== 'invoke') throw error;
      // As Electron does: the whole error here, its words alone to the page.
      process.stderr.write(`Error occurred in handler for '${message.channel}': ${describe(error)}\n`);
      const words = `Error invoking remote method '${message.channel}': ${String(error)}`;
      if (frame) frames.deliver(frame, { type: 'failure', id, message: words });
    }
  }

  async function resultOf(message: FromPage & { id: number }, frame: Frame | undefined): Promise<unknown> {
    if (message.type === 'invoke')
      return ipc.invoke({ contents, frame }, message.channel, argsOf(message.args));
    if (message.type === 'permission') return permissions.request(askerOf(message.permission, frame));
    return clipboard.get();
  }

  async function putAnswer(
    { asked, frame }: NonNullable<typeof question>,
    callFrameId: string,
  ): Promise<void> {
    const value = JSON.stringify(answer(asked, frame));
    const place = { callFrameId, scopeNumber: 0, variableName: 'answer' };
    await session.send('Debugger.setVariableValue', { ...place, newValue: { value } });
  }

  function answer(asked: Question, frame: Frame | undefined): Answers[Question['ask']] {
    switch (asked.ask) {
      case 'ipc':
        return codec.pack(ipc.sendSync({ contents, frame }, asked.channel, argsOf(asked.args)));
      case 'navigate':
        return frame ? deps.mayNavigate(frame, addresses.toApp(asked.url)) : { go: false };
      case 'permission':
        return permissions.check(askerOf(asked.permission, frame));
    }
  }

  function askerOf(permission: string, frame: Frame | undefined): PermissionAsker {
    const origin = frame?.origin ?? 'null';
    const isMainFrame = frame?.parent === null;
    return {
      contents,
      permission,
      url: frame?.url ?? '',
      origin,
      pageOrigin: addresses.toPage(origin),
      isMainFrame,
    };
  }

  function argsOf(packet: Packet): unknown[] {
    const args = codec.unpack(packet);
    return Array.isArray(args) ? args : [];
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}
