/** What the two ways of running the app have in common: it is started, told commands, and ends. */
import type { Page } from 'playwright-core';
import type { Commands } from '../../electron-standin/control/commands.ts';

/** A running app. */
export interface Running {
  /** Has the desktop around the app do or tell something. */
  call<C extends keyof Commands>(
    command: C,
    ...args: Parameters<Commands[C]>
  ): Promise<Awaited<ReturnType<Commands[C]>>>;
  /** @returns the page of one of its windows; undefined while it has none yet */
  page(windowId: number): Promise<Page | undefined>;
  /** Resolves with the exit code, -1 where a signal ended it. */
  exited: Promise<number>;
  /** Ends it at once. */
  kill(): void;
}

export interface StartOptions {
  /** The app's own arguments. */
  args: string[];
  env: NodeJS.ProcessEnv;
  userData: string;
  /** The folder of the app's package.json. */
  app: string;
  /** The resources folder of a packed app, which then believes to be installed; in the stand-in only. */
  resources?: string;
  /** Told of what the app writes. */
  onOutput: (text: string) => void;
}

export interface Backend {
  kind: 'stand-in' | 'electron';
  start(options: StartOptions): Promise<Running>;
  /** Starts the app another time; resolves with that process's exit code once it has ended. */
  startAgain(options: StartOptions): Promise<number>;
  /** The app that a running one starts when it ends itself to start anew. */
  relaunched(options: StartOptions): Promise<Running>;
  close(): Promise<void>;
}
