/** The frames of a page and the documents in them, as the main process sees them. */
import { EventEmitter } from 'node:events';
import type { WebFrameMain } from 'electron';
import type { Protocol, Session } from '../chromium/connection.ts';
import type { ToPage } from '../page/messages.ts';
import { createWireCodec } from '../page/wire.ts';
import type { Addresses } from './addresses.ts';

type Offered = Pick<
  WebFrameMain,
  | 'url'
  | 'origin'
  | 'name'
  | 'parent'
  | 'top'
  | 'frames'
  | 'framesInSubtree'
  | 'detached'
  | 'processId'
  | 'routingId'
  | 'frameTreeNodeId'
  | 'frameToken'
  | 'send'
  | 'executeJavaScript'
  | 'isDestroyed'
>;

/** What stands for Electron's WebFrameMain; `parent`, `top` and `frames` are of the same kind. */
export type Frame = Omit<Offered, 'parent' | 'top' | 'frames' | 'framesInSubtree'> & {
  readonly parent: Frame | null;
  readonly top: Frame | null;
  readonly frames: Frame[];
  readonly framesInSubtree: Frame[];
};

export interface FrameTree {
  main(): Frame | undefined;
  /** By Chromium's id. */
  get(frameId: string): Frame | undefined;
  isMain(frameId: string): boolean;
  /** The frame whose isolated world this is; undefined where its document is gone. */
  ofContext(contextId: number): Frame | undefined;
  /** Hands a message to the preload's world of a frame, where it has one. */
  deliver(frame: Frame, message: ToPage): void;
}

interface State {
  id: string;
  number: number;
  parentId: string | undefined;
  name: string;
  url: string;
  /** The isolated world's id and its document's origin. */
  world: { id: number; origin: string } | undefined;
  frame: Frame;
}

export interface FrameTreeDeps {
  session: Session;
  addresses: Addresses;
  mainFrameId: string;
  worldName: string;
  deliverName: string;
}

export function createFrameTree(deps: FrameTreeDeps): FrameTree {
  const { session, addresses, mainFrameId, worldName, deliverName } = deps;
  const states = new Map<string, State>();
  const codec = createWireCodec();
  let numbers = 0;

  add(mainFrameId, undefined);
  session.on('Page.frameAttached', ({ frameId, parentFrameId }) => add(frameId, parentFrameId));
  session.on('Page.frameNavigated', ({ frame }) => navigated(frame));
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const state = states.get(frameId);
    if (state) state.url = addresses.toApp(url);
  });
  session.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason === 'remove') states.delete(frameId);
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const state = states.get(String(context.auxData?.frameId));
    if (state && context.name === worldName) state.world = { id: context.id, origin: context.origin };
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    for (const state of states.values()) if (state.world?.id === executionContextId) state.world = undefined;
  });
  session.on('Runtime.executionContextsCleared', () => {
    for (const state of states.values()) state.world = undefined;
  });

  function navigated({ id, parentId, url, urlFragment = '', name = '' }: Protocol.Page.Frame): void {
    const state = states.get(id) ?? add(id, parentId);
    state.url = addresses.toApp(url + urlFragment);
    state.name = name;
  }

  function add(id: string, parentId: string | undefined): State {
    const known = states.get(id);
    if (known) return known;
    const number = ++numbers;
    const state: State = {
      id,
      number,
      parentId,
      name: '',
      url: '',
      world: undefined,
      frame: frameOf(id, number),
    };
    states.set(id, state);
    return state;
  }

  function frameOf(id: string, number: number): Frame {
    const state = () => states.get(id);
    const parent = () => states.get(state()?.parentId ?? '')?.frame ?? null;
    const children = () =>
      [...states.values()].filter(({ parentId }) => parentId === id).map(({ frame }) => frame);
    const frame: Frame = {
      get url() {
        return state()?.url ?? '';
      },
      get origin() {
        const origin = state()?.world?.origin ?? '';
        return /^https?:\/\//.test(origin) ? addresses.toApp(origin) : 'null';
      },
      get name() {
        return state()?.name ?? '';
      },
      get parent() {
        return parent();
      },
      get top() {
        return parent()?.top ?? frame;
      },
      get frames() {
        return children();
      },
      get framesInSubtree() {
        return [frame, ...children().flatMap((child) => child.framesInSubtree)];
      },
      get detached() {
        return !state();
      },
      processId: 1,
      routingId: number,
      frameTreeNodeId: number,
      frameToken: id,
      isDestroyed: () => !state(),
      send(channel, ...args) {
        deliver(frame, { type: 'message', channel, args: pack(args) });
      },
      async executeJavaScript(code, userGesture = false) {
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
          expression: code,
          userGesture,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
    };
    return Object.setPrototypeOf(frame, new EventEmitter());
  }

  function pack(args: unknown[]) {
    try {
      return codec.pack(args);
    } catch {
      throw new Error('Failed to serialize arguments');
    }
  }

  function deliver(frame: Frame, message: ToPage): void {
    const world = states.get(frame.frameToken)?.world;
    if (!world) return;
    const expression = `${deliverName}(${JSON.stringify(JSON.stringify(message))})`;
    session.post('Runtime.evaluate', { expression, contextId: world.id });
  }

  return {
    main: () => states.get(mainFrameId)?.frame,
    get: (frameId) => states.get(frameId)?.frame,
    isMain: (frameId) => frameId === mainFrameId,
    ofContext: (contextId) => [...states.values()].find(({ world }) => world?.id === contextId)?.frame,
    deliver,
  };
}
