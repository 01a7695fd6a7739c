import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Installation } from '../../main/electron/installation.ts';
import { autostartEntry, createLoginItem } from '../../main/electron/login-item.ts';

let configFolder: string;

beforeEach(async () => {
  configFolder = await mkdtemp(join(tmpdir(), 'deskside-login-'));
});

afterEach(() => rm(configFolder, { recursive: true }));

function loginItem(installation: Partial<Installation>) {
  const asked: unknown[] = [];
  const item = createLoginItem({
    app: { setLoginItemSettings: (settings) => void asked.push(settings) },
    installation: {
      packaged: true,
      platform: 'linux',
      resourcesFolder: '/opt/Deskside/resources',
      executable: '/opt/Desk side/deskside',
      isAppImage: false,
      ...installation,
    },
    configFolder,
  });
  return { item, asked };
}

describe('start at login', () => {
  it('is an autostart entry on Linux, and gone when it is not wanted', async () => {
    const { item, asked } = loginItem({});
    await item.set(true);
    await item.set(true);
    const entry = await readFile(join(configFolder, 'autostart', 'deskside.desktop'), 'utf8');
    expect(entry).toContain('\nExec="/opt/Desk side/deskside" --hidden\n');
    await item.set(false);
    await item.set(false);
    expect(await readdir(join(configFolder, 'autostart'))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each(['win32', 'darwin'] as const)('is in the own list of %s', async (platform) => {
    const { item, asked } = loginItem({ platform });
    await item.set(true);
    await item.set(false);
    expect(asked).toEqual([
      { openAtLogin: true, args: ['--hidden'] },
      { openAtLogin: false, args: ['--hidden'] },
    ]);
    expect(await readdir(configFolder)).toEqual([]);
  });

  it.each(['linux', 'win32'] as const)(
    'leaves no trace of a program under development (%s)',
    async (platform) => {
      const { item, asked } = loginItem({ platform, packaged: false });
      await item.set(true);
      expect(asked).toEqual([]);
      expect(await readdir(configFolder)).toEqual([]);
    },
  );

  it('quotes what the specification wants quoted', () => {
    expect(autostartEntry('/a $b/"c"/100%')).toContain('Exec="/a \\\\$b/\\\\"c\\\\"/100%%" --hidden');
  });
});
