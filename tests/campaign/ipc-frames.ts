/** Calls of a frame that has got hold of the channel itself, as one would that broke out of its page. */
import type { CDPSession, Page } from 'playwright-core';
import { REQUEST } from '../../shared/channels.ts';
import { ISOLATED_WORLD, pageNames } from '../electron-standin/contents/preload.ts';
import { createWireCodec } from '../electron-standin/page/wire.ts';

const FRAMES: Readonly<Record<string, Record<string, string>>> = {
  'of our own origin': {},
  'of a document in an attribute': { srcdoc: '<p>framed</p>' },
  'of no origin': { srcdoc: '<p>framed</p>', sandbox: 'allow-scripts' },
};

/** @returns the codes that the frames were answered; in the stand-in only */
export async function callFromFrames(page: Page, names: string[], times: number): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const worlds = await framedWorlds(page, session);
  const codes: string[] = [];
  for (const world of worlds)
    for (let n = 0; n < times; n++)
      codes.push(await callFrom(session, world, names[n % names.length] ?? '', n));
  await session.detach();
  await page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
  return codes;
}

/** Adds each kind of frame. @returns the isolated world of each */
async function framedWorlds(page: Page, session: CDPSession): Promise<number[]> {
  const worlds = new Map<string, number>();
  session.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    if (name === ISOLATED_WORLD) worlds.set(String(auxData?.frameId), id);
  });
  for (const attributes of Object.values(FRAMES)) {
    await page.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) frame.setAttribute(name, value);
      frame.onload = () => resolve();
      document.body.append(frame);
    })`);
  }
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  worlds.delete(frameTree.frame.id);
  return [...worlds.values()];
}

async function callFrom(session: CDPSession, contextId: number, name: string, n: number): Promise<string> {
  const { binding, deliver } = pageNames();
  const args = createWireCodec().pack([{ call: `framed ${n}`, name, input: {} }]);
  const message = JSON.stringify({ type: 'invoke', id: n, channel: REQUEST, args });
  const { result } = await session.send('Runtime.evaluate', {
    contextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `new Promise((resolve) => { globalThis.${deliver} = resolve; ${binding}(${JSON.stringify(message)}) })`,
  });
  const [, code = String(result.value)] = /\["code","(\w+)"\]/.exec(String(result.value)) ?? [];
  return code;
}
