/** Every word on the screen: in both languages, used, and none missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/errors.ts';

const root = join(import.meta.dirname, '..', '..', 'renderer');
const texts = { en: read('en'), de: read('de') };
const uses = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap(usesIn);

describe('texts', () => {
  it('are there in both languages, key by key', () => {
    const without = (keys: string[]) => keys.filter((key) => !key.startsWith('errors:'));
    expect(without(Object.keys(texts.en)).length).toBeGreaterThan(100);
    expect(without(Object.keys(texts.de)).sort()).toEqual(without(Object.keys(texts.en)).sort());
  });

  it('have the same places for values in both languages', () => {
    const places = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{\w+\}\}/g)].map(String).sort();
    const unlike = Object.keys(texts.en).filter(
      (key) => String(places(texts.en[key])) !== String(places(texts.de[key])),
    );
    expect(unlike.filter((key) => !key.startsWith('errors:'))).toEqual([]);
  });

  it('are not English in German', () => {
    const same = Object.keys(texts.en).filter((key) => texts.en[key] === texts.de[key]);
    const allowed = new Set(['Tickets', 'E-Banking', 'Ticket', 'Name', 'System', '{{seconds}} s']);
    expect(same.filter((key) => !allowed.has(texts.en[key] ?? ''))).toEqual([]);
  });

  it('name every error in German; in English those alone that the main process does not word for persons', () => {
    const codes: string[] = errorCodes();
    expect(Object.keys(namespace('de', 'errors')).sort()).toEqual(codes.toSorted());
    expect(Object.keys(namespace('en', 'errors')).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('are all found where they are used', () => {
    const missing = uses.filter(({ key, open }) => !keysFor(key, open).length);
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(uses.flatMap(({ key, open }) => keysFor(key, open)));
    const unused = Object.keys(texts.en).filter((key) => !used.has(key) && !key.startsWith('errors:'));
    expect(unused).toEqual([]);
  });
});

/** The texts a use may mean: one, its plural forms, or all under the literal beginning of a key. */
function keysFor(key: string, open: boolean): string[] {
  return Object.keys(texts.en).filter((each) =>
    open ? each.startsWith(key) : each === key || each.replace(/_(one|other)$/, '') === key,
  );
}

interface Use {
  file: string;
  key: string;
  /** Whether the key ends in a value: `state.${state}`. */
  open: boolean;
}

/** The calls of `t` in a file, by its convention: one `useTexts('namespace')` for all that name no other. */
function usesIn(file: string): Use[] {
  const source = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const own = /useTexts\('([\w-]+)'\)/.exec(source)?.[1] ?? 'common';
  const literal = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => ({ key, open: false }));
  const open = [...source.matchAll(/\bt\(\s*`([^`$]+)\$\{[^}]+\}`/g)].map(([, key = '']) => ({
    key,
    open: true,
  }));
  return [...literal, ...open].map(({ key, open: isOpen }) => ({
    file,
    key: key.includes(':') ? key : `${own}:${key}`,
    open: isOpen,
  }));
}

function read(language: string): Record<string, string> {
  const folder = join(root, 'texts', language);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) =>
        flat(JSON.parse(readFileSync(join(folder, file), 'utf8')), `${basename(file, '.json')}:`),
      ),
  );
}

function flat(value: unknown, prefix: string): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  return Object.entries(Object(value)).flatMap(([key, each]) =>
    flat(each, prefix.endsWith(':') ? `${prefix}${key}` : `${prefix}.${key}`),
  );
}

function namespace(language: 'en' | 'de', name: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts[language])
      .filter(([key]) => key.startsWith(`${name}:`))
      .map(([key, text]) => [key.slice(name.length + 1), text]),
  );
}
