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

describe('permissions', () => {
  it('are decided by the request handler when a page asks', async () => {
    const told = await page.evaluate(`Promise.all([
      Notification.requestPermission(),
      new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('found'), ({ code }) => resolve(code))),
      navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'heard', ({ name }) => name),
      navigator.clipboard.readText().then(() => 'read', ({ name }) => name),
    ])`);
    expect(told).toEqual(['denied', 1, 'NotAllowedError', 'NotAllowedError']);
    const details = JSON.stringify({ requestingUrl: 'app://fixture/index.html', isMainFrame: true });
    for (const permission of ['notifications', 'geolocation', 'media', 'clipboard-read']) {
      await expect.poll(desktop.output).toContain(`request ${permission} ${details}`);
    }
  });

  it('are decided by the check handler when a page looks', async () => {
    const told = await page.evaluate(`Promise.all([
      Notification.permission,
      navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      navigator.permissions.query({ name: 'clipboard-write' }).then(({ state }) => state),
    ])`);
    expect(told).toEqual(['denied', 'denied', 'granted']);
    await desktop.written(/check geolocation app:\/\/fixture\/$/m);
  });

  it('that are granted work: what a page copies is on the clipboard', async () => {
    await page.evaluate(`navigator.clipboard.writeText('copied by the page')`);
    expect(await desktop.call('readClipboard')).toBe('copied by the page');
    expect(await desktop.evaluate(({ clipboard }) => clipboard.readText(), null)).toBe('copied by the page');
  });

  it('follow a handler that is replaced, and are all granted where there is none', async () => {
    await desktop.evaluate(({ session }) => {
      session.defaultSession.setPermissionRequestHandler(null);
      session.defaultSession.setPermissionCheckHandler(null);
    }, null);
    await desktop.call('writeClipboard', 'from outside');
    const told = await page.evaluate(`Promise.all([
      Notification.requestPermission(), navigator.clipboard.readText(), Notification.permission,
    ])`);
    expect(told).toEqual(['granted', 'from outside', 'granted']);
  });
});
