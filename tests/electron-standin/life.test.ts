import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openControl } from '../helpers/desktop/control.ts';
import type { Desktop, LaunchOptions } from '../helpers/desktop.ts';
import { launchFixture } from './launch-fixture.ts';
import { ENV } from './options.ts';

let desktop: Desktop;
afterEach(() => desktop?.close());

const start = async (options?: LaunchOptions) => {
  desktop = await launchFixture(options);
};
const events = () => desktop.output().match(/(?<=^event )\S+|^close$/gm);

describe('quitting', () => {
  it('closes the windows between before-quit and will-quit, and ends with 0', async () => {
    await start();
    await desktop.mainWindow();
    expect(await desktop.quit()).toBe(0);
    expect(events()).toEqual(['before-quit', 'close', 'will-quit', 'quit']);
  });

  it('is given up where a window stays', async () => {
    await start({ args: ['--keep'] });
    await desktop.mainWindow();
    await desktop.call('quit');
    await desktop.written(/^close$/m);
    await desktop.call('closeWindow', 1);
    expect(events()).toEqual(['before-quit', 'close', 'close']);
    expect(await desktop.call('windows')).toHaveLength(1);
    await desktop.evaluate(({ app }) => app.exit(3), null);
    expect(await desktop.exited()).toBe(3);
    expect(events()?.at(-1)).toBe('quit');
  });

  it('follows the last window where nobody listens, and not where somebody does', async () => {
    await start();
    await desktop.mainWindow();
    await desktop.call('closeWindow', 1);
    await desktop.written(/event window-all-closed/);
    expect(await desktop.call('windows')).toEqual([]);
    await desktop.evaluate(({ app, BrowserWindow }) => {
      app.removeAllListeners('window-all-closed');
      new BrowserWindow({ show: false }).destroy();
    }, null);
    expect(await desktop.exited()).toBe(0);
  });

  it('follows SIGTERM in the same order', async () => {
    await start();
    await desktop.mainWindow();
    await desktop.evaluate(() => void process.kill(process.pid, 'SIGTERM'), null);
    expect(await desktop.exited()).toBe(0);
    expect(events()).toEqual(['before-quit', 'close', 'will-quit', 'quit']);
  });
});

describe('one instance', () => {
  it('hears of a second start with its arguments, and the second ends', async () => {
    await start();
    await desktop.mainWindow();
    expect(await desktop.startAgain(['--quick-ask', 'some text'])).toBe(0);
    const [, told = ''] = await desktop.written(/^second (.*)$/m);
    const { argv, folder, data } = JSON.parse(told);
    expect(argv.slice(-2)).toEqual(['--quick-ask', 'some text']);
    expect([folder, data]).toEqual([process.cwd(), { hello: 'first' }]);
    expect(await desktop.call('windows')).toHaveLength(1);
  });

  it('leaves nothing behind that would keep the next from starting, even when killed', async () => {
    await start();
    const page = await desktop.mainWindow();
    await page.evaluate(`localStorage.setItem('kept', 'yes')`);
    await desktop.restart();
    expect(await (await desktop.mainWindow()).evaluate(`localStorage.getItem('kept')`)).toBe('yes');
    await desktop.kill();
    const again = await launchFixture({ userData: desktop.userData });
    try {
      expect(await (await again.mainWindow()).evaluate(`localStorage.getItem('kept')`)).toBe('yes');
    } finally {
      await again.close();
    }
  });

  it('may start itself anew with other arguments', async () => {
    await start();
    await desktop.mainWindow();
    const first = await desktop.evaluate(({ app }) => {
      app.relaunch({ args: [...process.argv.slice(1), '--keep'] });
      app.quit();
      return process.pid;
    }, null);
    await desktop.relaunched();
    await desktop.mainWindow();
    const second = await desktop.evaluate(
      ({ app }) => [process.pid, app.commandLine.hasSwitch('keep')],
      null,
    );
    expect(second).toEqual([expect.not.toSatisfy((pid) => pid === first), true]);
  });
});

describe('the app', () => {
  it('knows what it is and where', async () => {
    await start({ env: { LANGUAGE: 'de_AT:de:en', LANG: 'de_AT.UTF-8' } });
    const page = await desktop.mainWindow();
    const told = await desktop.evaluate(
      ({ app }) => ({
        name: app.getName(),
        version: app.getVersion(),
        folder: app.getAppPath().split(/[\\/]/).at(-1),
        data: app.getPath('userData'),
        packaged: app.isPackaged,
        locale: app.getLocale(),
        languages: app.getPreferredSystemLanguages(),
        electron: Number(process.versions.electron?.split('.')[0]),
        held: app.hasSingleInstanceLock(),
      }),
      null,
    );
    expect(told).toEqual({
      name: 'Fixture',
      version: '1.2.3',
      folder: 'app',
      data: desktop.userData,
      packaged: false,
      locale: 'de',
      languages: ['de-AT', 'de', 'en'],
      electron: 45,
      held: true,
    });
    expect(await page.evaluate('navigator.language')).toBe('de');
  });

  it('is packed where the start says so', async () => {
    await start({ resources: '/some/where' });
    const told = await desktop.evaluate(({ app }) => [app.isPackaged, process.argv.length], null);
    expect(told).toEqual([true, 2]);
  });

  it('hears of links and of the dock', async () => {
    await start();
    await desktop.call('openUrl', 'deskside://ask?q=1');
    await desktop.call('activate');
    await desktop.written(/open-url deskside:\/\/ask\?q=1\n(?:.*\n)*?event activate/);
  });

  it('ends with the test that started it', async () => {
    await start();
    const control = openControl();
    const here = import.meta.dirname;
    const args = [
      join(here, 'start.ts'),
      join(here, 'fixtures', 'app'),
      `--user-data-dir=${join(desktop.userData, 'second')}`,
    ];
    const child = spawn(process.execPath, args, { env: { ...process.env, [ENV.control]: control.address } });
    await control.connected(({ pid }) => pid === child.pid);
    control.close();
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  it('leaves neither Chromium nor data behind', async () => {
    await start();
    await desktop.mainWindow();
    const address = new URL('/json/version', (await desktop.call('endpoint')).replace('ws:', 'http:'));
    expect((await fetch(address)).status).toBe(200);
    await desktop.close();
    await expect
      .poll(() =>
        fetch(address).then(
          ({ status }) => status,
          () => 'gone',
        ),
      )
      .toBe('gone');
    expect(existsSync(desktop.userData)).toBe(false);
  });
});
