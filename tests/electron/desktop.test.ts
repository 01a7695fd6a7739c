import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesktop, type DesktopDeps, safeName } from '../../main/electron/desktop.ts';
import { createShortcut } from '../../main/electron/shortcut.ts';
import { textsFor } from '../../main/electron/texts.ts';

let folder: string;
const log = { info() {}, warn() {}, error() {} };
const settings = {
  model_url: '',
  model_name: '',
  model_key: '',
  rest_enabled: true,
  rest_port: 8000,
  rest_access: 'local' as const,
  shortcut: 'Ctrl+Space',
  emergency_phone: '',
  retention_days: 0,
  start_at_login: true,
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-desktop-'));
});

afterEach(() => rm(folder, { recursive: true }));

function desktop(given: { savesTo?: string; picks?: string[]; loginFails?: boolean } = {}) {
  const seen: unknown[] = [];
  const deps: DesktopDeps = {
    log,
    version: '1.2.3',
    dataFolder: folder,
    downloadsFolder: '/downloads',
    dialog: {
      showOpenDialog: async () => ({ canceled: !given.picks, filePaths: given.picks ?? [] }),
      showSaveDialog: async (...args: unknown[]) => {
        seen.push((args.at(-1) as SaveDialogOptions).defaultPath);
        return { canceled: !given.savesTo, filePath: given.savesTo ?? '' };
      },
    },
    shell: { openPath: async () => '' },
    mainWindow: { show: (place) => void seen.push(place) },
    quickAsk: () => ({ hide: () => void seen.push('hidden'), resize: (height) => void seen.push(height) }),
    shortcut: createShortcut({
      globalShortcut: { register: () => false, unregister() {} },
      wayland: false,
      log,
      onPress() {},
    }),
    loginItem: {
      set: async (wanted) => {
        if (given.loginFails) throw new Error('not allowed');
        seen.push({ atLogin: wanted });
      },
    },
    openLink: async () => {},
    texts: () => textsFor('en', 'en'),
    onApplied: () => void seen.push('applied'),
  };
  return { seen, desktop: createDesktop(deps) };
}

describe('the desktop as the services know it', () => {
  it('brings shortcut and login in line with the settings, and tells what came of it', async () => {
    const { desktop: each, seen } = desktop();
    await each.apply(settings);
    expect(seen).toEqual([{ atLogin: true }, 'applied']);
    expect(each.state()).toMatchObject({
      version: '1.2.3',
      data_folder: folder,
      shortcut: { accelerator: 'Ctrl+Space', state: 'taken' },
    });
  });

  it('asks a person one thing at a time, and again once that is answered', async () => {
    const { desktop: each, seen } = desktop({ savesTo: join(folder, 'a.txt'), picks: ['/docs'] });
    const first = each.saveText('a.txt', 'a');
    for (const second of [each.saveText('b.txt', 'b'), each.pickFolder()]) {
      await expect(second).rejects.toMatchObject({ code: 'too_many_requests' });
    }
    expect(await first).toBe(true);
    expect(seen).toEqual([join('/downloads', 'a.txt')]);
    expect(await each.pickFolder()).toBe('/docs');
  });

  it('takes the other settings where start at login cannot be had', async () => {
    const { desktop: each, seen } = desktop({ loginFails: true });
    await each.apply(settings);
    expect(seen).toEqual(['applied']);
  });

  it('saves a text where the person says, or not at all', async () => {
    const file = join(folder, 'chat.md');
    expect(await desktop({ savesTo: file }).desktop.saveText('chat.md', 'Grüße')).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('Grüße');
    const { desktop: each, seen } = desktop();
    expect(await each.saveText('../../etc/cron:d', 'x')).toBe(false);
    expect(seen).toEqual([join('/downloads', '-..-etc-cron-d')]);
  });

  it('says in words that a file could not be saved', async () => {
    const each = desktop({ savesTo: join(folder, 'none', 'chat.md') }).desktop;
    await expect(each.saveText('chat.md', 'x')).rejects.toMatchObject({ code: 'file_not_saved' });
  });

  it('gives the folder that was picked, or none', async () => {
    expect(await desktop({ picks: ['/docs'] }).desktop.pickFolder()).toBe('/docs');
    expect(await desktop().desktop.pickFolder()).toBeUndefined();
  });
});

describe('a file name', () => {
  it.each([
    ['Printer jams.md', 'Printer jams.md'],
    ['a/b\\c:d*e?"f"<g>|h\n', 'a-b-c-d-e--f--g--h-'],
    ['notes\u202etxt.bat', 'notes-txt.bat'],
    ['..', 'Deskside.txt'],
    ['name. ', 'name'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeName(given)).toBe(safe);
  });
});
