/** The import rules of ARCHITECTURE.md, read off the source itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Import {
  /** The importing file, from the project's root. */
  from: string;
  /** A file from the project's root, or a package's name. */
  to: string;
  typeOnly: boolean;
}

const root = join(import.meta.dirname, '..');
const files = ['main', 'shared', 'preload', 'renderer'].flatMap(sourceFiles);
const imports = files.flatMap(importsOf);

describe('import rules', () => {
  it('finds the source to judge', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports).toContainEqual({ from: 'main/app.ts', to: 'main/api/handlers.ts', typeOnly: false });
  });

  it('shared imports only zod and itself; errors and channels not even that', () => {
    expect(breaches('shared/', (to) => to.startsWith('shared/') || to === 'zod')).toEqual([]);
    expect(breaches(/^shared\/(errors|channels)\.ts$/, () => false)).toEqual([]);
  });

  it('electron is known in main/electron, main/index.ts and preload alone', () => {
    const knowing = importers((to) => to === 'electron' || to.startsWith('electron/'));
    expect(knowing.filter((from) => !/^(main\/electron\/|main\/index\.ts$|preload\/)/.test(from))).toEqual(
      [],
    );
  });

  it('the doors know main/api and shared, and no service, store or model', () => {
    const inner = /^main\/(services|store|lm)\//;
    expect(breaches(/^main\/(rest|electron\/ipc)\b/, (to) => !inner.test(to))).toEqual([]);
    expect(breaches('main/rest/', (to) => !to.startsWith('main/') || /^main\/(rest|api)\//.test(to))).toEqual(
      [],
    );
  });

  it('only handlers.ts and the composition root know services; services know no transport', () => {
    // The desktop port is declared by the services and implemented by main/electron.
    const knowing = importers(
      (to) => to.startsWith('main/services/') && to !== 'main/services/desktop.ts',
    ).filter((from) => !from.startsWith('main/services/'));
    expect(knowing.sort()).toEqual(['main/api/handlers.ts', 'main/app.ts']);
    expect(
      breaches('main/services/', (to) => !/^main\/(rest|api|electron)\//.test(to) && !to.startsWith('hono')),
    ).toEqual([]);
  });

  it('SQL stays in the store, HTTP to the model in lm, Hono in rest', () => {
    expect(
      importers((to) => to === 'better-sqlite3').filter((from) => !from.startsWith('main/store/')),
    ).toEqual([]);
    expect(
      importers((to) => to === 'openai' || to.startsWith('openai/')).filter(
        (from) => !from.startsWith('main/lm/'),
      ),
    ).toEqual([]);
    expect(
      importers((to) => to.startsWith('hono') || to.startsWith('@hono/')).filter(
        (from) => !from.startsWith('main/rest/'),
      ),
    ).toEqual([]);
  });

  it('the renderer and the preload know main only through shared, and zod not at run time', () => {
    expect(breaches(/^(renderer|preload)\//, (to) => !to.startsWith('main/'))).toEqual([]);
    const atRunTime = imports.filter(
      ({ from, typeOnly }) => /^(renderer\/(?!build\/)|preload\/)/.test(from) && !typeOnly,
    );
    expect(
      atRunTime.filter(({ to }) => to === 'zod' || /^shared\/(?!errors|channels|bridge)/.test(to)),
    ).toEqual([]);
  });

  it('arrows go one way: no file imports itself by a detour', () => {
    const arrows = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly) arrows.set(from, [...(arrows.get(from) ?? []), to]);
    }
    expect(files.filter((file) => reaches(arrows, file, file))).toEqual([]);
  });

  it('no module exports an instance or keeps one', () => {
    const instances = files.filter((file) =>
      /^(export )?(const|let) \w+(: [^=]+)? = (await )?(new (?!Set|Map|RegExp|TextEncoder|TextDecoder|Intl)|create[A-Z]\w*\()/m.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(instances.filter((file) => !/^renderer\/.*main\.tsx$/.test(file))).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true })
      .map((file) => `${folder}/${String(file).split(sep).join('/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  } catch {
    return [];
  }
}

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g,
  );
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  return [
    ...[...statements].map(([, type, names, to]) => ({
      from,
      to: resolve(from, to ?? ''),
      typeOnly: Boolean(type) || /^\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}/.test(names?.trim() ?? ''),
    })),
    ...[...dynamic].map(([, to]) => ({ from, to: resolve(from, to ?? ''), typeOnly: false })),
  ];
}

function resolve(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  return posix.normalize(posix.join(dirname(from), to));
}

function breaches(from: string | RegExp, allowed: (to: string) => boolean): string[] {
  return imports
    .filter((each) => (typeof from === 'string' ? each.from.startsWith(from) : from.test(each.from)))
    .filter(({ to }) => !to.startsWith('node:') && !allowed(to))
    .map(({ from, to }) => `${from} → ${to}`);
}

function importers(of: (to: string) => boolean): string[] {
  return [...new Set(imports.filter(({ to }) => of(to)).map(({ from }) => from))];
}

function reaches(arrows: Map<string, string[]>, from: string, goal: string): boolean {
  const seen = new Set<string>();
  const queue = [...(arrows.get(from) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(arrows.get(next) ?? []));
  }
  return false;
}
