import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../helpers/desktop.ts';
import { launchFixture } from './launch-fixture.ts';

let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  desktop = await launchFixture();
  page = await desktop.mainWindow();
});
afterAll(() => desktop?.close());

describe('values between a page and the main process', () => {
  it('are cloned structurally: types, cycles and shared parts stay', async () => {
    const lost = await page.evaluate(`(async () => {
      const shared = { n: 1 };
      const value = {
        shared, again: shared, when: new Date(5), pattern: /a/gi, map: new Map([['k', new Set([1n])]]),
        bytes: new Uint8Array([1, 2, 255]), view: new Float64Array([0.5]), odd: [NaN, -0, Infinity, undefined, , 1],
        failure: new RangeError('far'), text: 'ü\\u0000😀',
      };
      value.self = value;
      const [back] = await bridge.invoke('echo', value);
      return [
        back.self === back || 'cycle', back.shared === back.again || 'shared', back.when.getTime() === 5 || 'date',
        String(back.pattern) === '/a/gi' || 'regexp', [...back.map.get('k')][0] === 1n || 'map and set',
        back.bytes instanceof Uint8Array && back.bytes[2] === 255 || 'bytes', back.view[0] === 0.5 || 'view',
        Object.is(back.odd[1], -0) && Number.isNaN(back.odd[0]) && !(4 in back.odd) && 3 in back.odd || 'odd',
        back.failure.message === 'far' || 'error', back.text === value.text || 'text',
      ].filter((each) => each !== true);
    })()`);
    expect(lost).toEqual([]);
  });

  it('arrive in the main process as plain objects and byte arrays', async () => {
    const told = await page.evaluate(`Promise.all([
      bridge.invoke('describe', new (class Point { x = 1; get y() { return 2; } })()),
      bridge.invoke('describe', new Uint8Array([1])),
    ])`);
    expect(told).toEqual([
      { prototype: 'Object', bytes: false, keys: ['x'] },
      { prototype: 'Uint8Array', bytes: true, keys: ['0'] },
    ]);
  });

  it('may be no functions, from either side', async () => {
    expect(await page.evaluate('bridge.invokeFunction()')).toBe('An object could not be cloned.');
    expect(await page.evaluate(`bridge.invoke('uncloneable').catch((error) => error.message)`)).toBe(
      "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    );
    const sent = await desktop.evaluate(({ BrowserWindow }) => {
      try {
        BrowserWindow.getAllWindows()[0]?.webContents.send('said', () => 1);
        return 'sent';
      } catch (error) {
        return String(error);
      }
    }, null);
    expect(sent).toBe('Error: Failed to serialize arguments');
  });
});

describe('calls', () => {
  it('that fail arrive as an Error with the message only', async () => {
    const error = await page.evaluate(
      `bridge.invoke('throw').catch((error) => [error.message, error.constructor === Error, error.code ?? null])`,
    );
    expect(error).toEqual(["Error invoking remote method 'throw': TypeError: no such thing", true, null]);
    expect(
      await desktop.written(/Error occurred in handler for 'throw': TypeError: no such thing\n +at/),
    ).toBeTruthy();
  });

  it('without a handler are refused by name', async () => {
    expect(await page.evaluate(`bridge.invoke('nobody').catch((error) => error.message)`)).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  it('that wait hold the page until the answer is there', async () => {
    expect(await page.evaluate(`[bridge.sendSync('ask', 'now'), bridge.sendSync('ask', 'again')]`)).toEqual([
      'NOW',
      'AGAIN',
    ]);
  });

  it('are answered to the frame that sent, while it listens', async () => {
    const heard = await page.evaluate(`(async () => {
      const heard = [];
      const said = Promise.withResolvers();
      const stop = bridge.onSaid((text) => { heard.push(text); said.resolve(); });
      bridge.say('one');
      await said.promise;
      stop();
      bridge.say('two');
      await bridge.invoke('echo');
      return heard;
    })()`);
    expect(heard).toEqual(['ONE']);
  });

  it('tell who sent them', async () => {
    expect(await page.evaluate(`bridge.invoke('who')`)).toEqual({
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      top: 'app://fixture/index.html',
      parent: null,
      main: true,
    });
  });
});

describe('messages to a page', () => {
  it('keep their order and their number', async () => {
    await page.evaluate(`globalThis.heard = []; globalThis.stop = bridge.onSaid((n) => heard.push(n)); 0`);
    await desktop.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (let n = 0; n < 500; n++) contents?.send('said', n);
    }, null);
    await expect.poll(() => page.evaluate('heard.length')).toBe(500);
    expect(await page.evaluate('stop(), heard.every((n, place) => n === place)')).toBe(true);
  });
});
