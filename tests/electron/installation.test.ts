import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canUpdate, type Installation, installationOf } from '../../main/electron/installation.ts';

let folder: string;
let withFeed: Installation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-installation-'));
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'resources', 'app-update.yml'), '');
  withFeed = {
    packaged: true,
    platform: 'darwin',
    resourcesFolder: join(folder, 'resources'),
    executable: join(folder, 'Deskside.exe'),
    isAppImage: false,
  };
});

afterAll(() => rm(folder, { recursive: true }));

describe('an installation', () => {
  it('starts again from the AppImage it runs from, and from no other one', () => {
    const env = { APPIMAGE: '/home/a/Deskside.AppImage', APPDIR: '/tmp/.mount_Desk' };
    const facts = { platform: 'linux', resourcesPath: '/r', env } as const;
    expect(installationOf(true, { ...facts, execPath: '/tmp/.mount_Desk/deskside' })).toMatchObject({
      executable: '/home/a/Deskside.AppImage',
      isAppImage: true,
    });
    expect(installationOf(true, { ...facts, execPath: '/opt/Deskside/deskside' })).toMatchObject({
      executable: '/opt/Deskside/deskside',
      isAppImage: false,
    });
  });

  it('updates itself only where it has a feed and one person installed it', async () => {
    expect(canUpdate(withFeed)).toBe(true);
    expect(canUpdate({ ...withFeed, packaged: false })).toBe(false);
    expect(canUpdate({ ...withFeed, resourcesFolder: folder })).toBe(false);
    expect(canUpdate({ ...withFeed, platform: 'linux' })).toBe(false);
    expect(canUpdate({ ...withFeed, platform: 'linux', isAppImage: true })).toBe(true);
    expect(canUpdate({ ...withFeed, platform: 'win32' })).toBe(false);
    await writeFile(join(folder, 'Uninstall Deskside.exe'), '');
    expect(canUpdate({ ...withFeed, platform: 'win32' })).toBe(true);
  });
});
