/** The bridge's end in the main process: who asks, then what, then the dispatcher. */
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { z } from 'zod';
import { CANCEL, PROGRESS, REQUEST } from '../../shared/channels.ts';
import { Failure, type Result } from '../../shared/errors.ts';
import type { CallOptions } from '../api/dispatch.ts';
import { createCalls } from './calls.ts';
import { PAGE_ORIGIN } from './identity.ts';

const MOST_CALLS = 32;

const CallId = z.string().min(1).max(64);
const Request = z.strictObject({ call: CallId, name: z.string().max(100), input: z.unknown() });

export interface IpcDeps {
  ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  dispatch: (name: string, input: unknown, options: CallOptions) => Promise<Result<unknown>>;
  /** Told of each call that a page made and that has ended, with the page. */
  onEnd: (name: string, result: Result<unknown>, page: WebContents) => void;
}

/** Answers the pages' calls from now on. Nothing a page sends makes it throw: every outcome is a value. */
export function serveIpc({ ipcMain, dispatch, onEnd }: IpcDeps): void {
  const calls = createCalls(MOST_CALLS);
  const watched = new WeakSet<WebContents>();

  ipcMain.handle(REQUEST, async (event, message: unknown): Promise<Result<unknown>> => {
    if (!isFromOurPage(event)) return failed(new Failure('origin_refused'));
    const { success, data } = Request.safeParse(message);
    if (!success) return failed(new Failure('invalid_input'));
    const page = event.sender;
    const controller = calls.begin(page.id, data.call);
    if (!controller) return failed(new Failure('too_many_requests'));
    if (!watched.has(page)) {
      watched.add(page);
      stopWhenGone(page, () => calls.stopAll(page.id));
    }
    const result = await dispatch(data.name, data.input, {
      signal: controller.signal,
      emit: (told) => {
        if (!controller.signal.aborted && !page.isDestroyed())
          page.send(PROGRESS, { call: data.call, ...told });
      },
    });
    calls.end(page.id, data.call);
    onEnd(data.name, result, page);
    return result;
  });

  ipcMain.on(CANCEL, (event, call: unknown) => {
    const { success, data } = CallId.safeParse(call);
    if (isFromOurPage(event) && success) calls.stop(event.sender.id, data);
  });
}

/** Only the top frame of one of our own pages may ask. */
function isFromOurPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === PAGE_ORIGIN;
}

/** A page that is closed, crashed or loaded anew waits for nothing any more. */
function stopWhenGone(page: WebContents, stop: () => void): void {
  page.once('destroyed', stop);
  page.on('render-process-gone', stop);
  page.on('did-navigate', stop);
}

function failed(failure: Failure): Result<never> {
  return { ok: false, error: failure.toValue() };
}
