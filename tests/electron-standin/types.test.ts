/** What the compiler is told to see; nothing here runs against an app. */
import type * as Electron from 'electron';
import { expect, it } from 'vitest';
import type standIn from './electron.ts';

type StandIn = typeof standIn;
type Foreign = Exclude<keyof StandIn, keyof typeof Electron>;

/** A command of Electron's `app`, as the app's own code calls it. */
const call = (app: Electron.App): unknown => {
  // @ts-expect-error: Electron has no such thing, so that no code of ours may call it
  app.notOfElectron();
  // @ts-expect-error: nor with an argument of this kind
  return app.getPath('nowhere');
};

it('has nothing that Electron has not', () => {
  const foreign: [Foreign] extends [never] ? true : false = true;
  expect([foreign, typeof call]).toEqual([true, 'function']);
});
