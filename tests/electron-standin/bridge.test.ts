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

describe('contextBridge', () => {
  it("exposes before the page's first script runs", async () => {
    expect(await page.evaluate('atStart')).toEqual({ bridge: 'object', support: true });
  });

  it('gives copies: what can be cloned is cloned, prototypes are dropped', async () => {
    const given = await page.evaluate(`[
      bridge.number, bridge.nested.list[1].two, bridge.nested.when instanceof Date,
      bridge.nested.bytes instanceof Uint8Array, Object.getPrototypeOf(bridge.point) === Object.prototype,
      bridge.point.x, typeof bridge.point.double,
    ]`);
    expect(given).toEqual([1, 2, true, true, true, 4, 'undefined']);
  });

  it('freezes what it exposes, deeply, and its place on the window', async () => {
    const frozen = await page.evaluate(`(() => {
      'use strict';
      const attempt = (run) => { try { run(); return 'changed'; } catch { return 'kept'; } };
      return [
        attempt(() => { bridge.number = 2; }), attempt(() => { bridge.nested.list.push(1); }),
        attempt(() => { bridge.extra = 1; }), attempt(() => { globalThis.bridge = {}; }),
        attempt(() => { delete globalThis.bridge; }),
      ];
    })()`);
    expect(frozen).toEqual(['kept', 'kept', 'kept', 'kept', 'kept']);
  });

  it('refuses a name that is taken', async () => {
    expect(await page.evaluate('twice')).toBe(
      'threw: Cannot bind an API on top of an existing property on the window object',
    );
  });

  it('hands functions over as functions of the other world, both ways', async () => {
    const told = await page.evaluate(`[
      bridge.add(1, 2),
      bridge.call(({ from }) => 'called with ' + from),
      bridge.add instanceof Function,
      bridge.add.constructor('return typeof preloadSecret')(),
      bridge.receive(new (class Thing { a = 1; })()),
    ]`);
    expect(told).toEqual([3, 'called with preload', true, 'undefined', '[object Object] true a']);
  });

  it('gives a function back as itself', async () => {
    expect(
      await page.evaluate('(() => { const mine = () => 1; return bridge.same(mine) === mine; })()'),
    ).toBe(true);
  });

  it('hands promises over, and errors with message only', async () => {
    const told = await page.evaluate(`(async () => [
      await bridge.later(5), bridge.later(5) instanceof Promise,
      (() => { try { bridge.fail(); } catch (e) { return [e.message, e instanceof Error, e.constructor === Error, e.secret ?? null]; } })(),
      await bridge.reject().catch((e) => [e.message, e instanceof Error]),
    ])()`);
    expect(told).toEqual([{ value: 5 }, true, ['out of range', true, true, null], ['rejected', true]]);
  });

  it('refuses symbols and what cannot be cloned', async () => {
    const refused = await page.evaluate(`[Symbol('x'), new WeakMap()].map((value) => {
      try { bridge.receive(value); return 'taken'; } catch (error) { return error.message; }
    })`);
    expect(refused).toEqual(['An object could not be cloned.', 'An object could not be cloned.']);
  });

  it('keeps the two worlds apart', async () => {
    const seen = await page.evaluate(
      `[typeof preloadSecret, typeof require, typeof process, typeof __standInSend, bridge.pageGlobal()]`,
    );
    expect(seen).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined']);
  });

  it("does not pass through what a page has changed of the language's own objects", async () => {
    const told = await page.evaluate(`(async () => {
      const stolen = [];
      Array.prototype.map = function (run) { stolen.push(run); return Array.from(this, run); };
      Promise.prototype.then = new Proxy(Promise.prototype.then, { apply: (f, self, args) => (stolen.push(args), Reflect.apply(f, self, args)) });
      await bridge.invoke('echo', 'secret of the preload');
      return stolen.flat().filter((each) => typeof each === 'function').map((f) => { try { return f.constructor('return typeof preloadSecret')(); } catch { return 'refused'; } });
    })()`);
    expect(new Set(Array.isArray(told) ? told : [])).not.toContain('string');
  });
});
