import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createStandInBackend } from '../helpers/desktop/stand-in.ts';
import { packApp } from '../helpers/packed.ts';

let release: string;
/** The packed app: program, `resources/app.asar` and what lies beside it. */
let packed: string;
/** All files in the archive, as `/out/main/index.js`. */
let files: string[];
/** The archive's content, in a folder that no other package is near. */
let content: string;

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  release = await mkdtemp(join(tmpdir(), 'deskside-release-'));
  const app = await packApp(release);
  packed = app.folder;
  content = app.content;
  const folders = foldersOf(getRawHeader(app.archive).header);
  files = listPackage(app.archive, { isPack: false }).filter((file) => !folders.has(file));
}, 120_000);

afterAll(() => release && rm(release, { recursive: true, force: true }));

// Elsewhere electron-builder lays it out otherwise; the files are chosen by the same patterns.
describe.runIf(process.platform === 'linux')('the packed app', () => {
  it('has what the app needs', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
        '/out/renderer/quick-ask.html',
        '/resources/prompts/system.md',
        '/resources/icons/tray.png',
        '/resources/icons/linux/256x256.png',
        '/node_modules/better-sqlite3/lib/index.js',
        `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
      ]),
    );
    expect(
      files.filter((file) => /^\/resources\/knowledge\/(de|en)\/.+\.md$/.test(file)).length,
    ).toBeGreaterThan(50);
  });

  it('has nothing else: no source, no test, no map, no other package, no other platform', () => {
    const known = [
      /^\/package\.json$/,
      /^\/out\/main\/(?!serve\.js$)([\w-]+|assets\/[\w.-]+)\.js$/,
      /^\/out\/preload\/index\.cjs$/,
      /^\/out\/renderer\/([\w-]+\.html|assets\/[\w.@-]+\.(js|css|svg|png|woff2))$/,
      /^\/resources\/(classifier|knowledge|prompts)\//,
      /^\/resources\/icons\/(tray(@2x)?\.png|linux\/256x256\.png)$/,
      /^\/node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/.+\.js|prebuilds\/linux-\w+\.node)$/,
    ];
    expect(files.filter((file) => !known.some((each) => each.test(file)))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1);
  });

  it('keeps every script inside the archive: beside it lies the native binary alone', async () => {
    const beside = await readdir(join(packed, 'resources', 'app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(beside.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([
      `linux-${process.arch}.node`,
    ]);
    expect((await readdir(join(packed, 'resources'))).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  it('imports nothing that is not inside', async () => {
    const scripts = files.filter((file) => /^\/out\/main\/.*\.js$/.test(file));
    const missing: string[] = [];
    for (const script of scripts) {
      for (const name of importsOf(await readFile(join(content, script), 'utf8'))) {
        const inside = name.startsWith('.')
          ? files.includes(posix.join(posix.dirname(script), name))
          : isBuiltin(name) || name === 'electron' || name === 'better-sqlite3';
        if (!inside) missing.push(`${script} → ${name}`);
      }
    }
    expect(scripts.length).toBeGreaterThan(1);
    expect(missing).toEqual([]);
  });

  it('starts at the desktop entry, by its name', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(content, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'deskside',
      productName: 'Deskside',
      desktopName: 'deskside.desktop',
      main: 'out/main/index.js',
      type: 'module',
    });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('has its fuses set (S8)', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'deskside'));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE));
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => FuseState.ENABLE));
  });

  it('starts from what is inside, and answers its window', { timeout: 60_000 }, async () => {
    const userData = join(release, 'data');
    const backend = createStandInBackend();
    let said = '';
    const app = await backend.start({
      args: [],
      env: { ...process.env, PORT: '0' },
      userData,
      app: content,
      resources: join(packed, 'resources'),
      onOutput: (text) => {
        said += text;
      },
    });
    try {
      const id = await vi.waitUntil(
        async () => (await app.call('windows')).find(({ visible }) => visible)?.id,
        {
          timeout: 20_000,
        },
      );
      const page = await vi.waitUntil(() => app.page(id), { timeout: 10_000 });
      expect(await page.evaluate(`window.support.request('health.get', {}).result`)).toMatchObject({
        ok: true,
        value: { status: 'healthy' },
      });
      expect(await readdir(userData)).toContain('support_system.db');
      await app.call('quit');
      expect(await app.exited).toBe(0);
      expect(said).not.toContain(' error ');
    } finally {
      app.kill();
      await backend.close();
    }
  });

  it('has the two languages of the product', async () => {
    expect((await readdir(join(packed, 'locales'))).sort()).toEqual(['de.pak', 'en-US.pak']);
  });
});

function foldersOf(header: unknown, path = ''): Set<string> {
  const folders = new Set<string>();
  const { files: children } = Object(header) as { files?: Record<string, unknown> };
  if (!children) return folders;
  if (path) folders.add(path);
  for (const [name, child] of Object.entries(children)) {
    for (const folder of foldersOf(child, `${path}/${name}`)) folders.add(folder);
  }
  return folders;
}

/** The names a bundle imports, in any of the ways bundles do. */
function importsOf(code: string): string[] {
  const ways = [
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*["']([^"']+)["']/gm,
    /^import\s*["']([^"']+)["']/gm,
    /\bimport\(\s*["']([^"'$]+)["']\s*\)/g,
    /\b__require\(\s*["']([^"']+)["']\s*\)/g,
  ];
  return ways.flatMap((way) => [...code.matchAll(way)].map(([, name]) => name ?? ''));
}
