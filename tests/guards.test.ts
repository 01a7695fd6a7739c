/** The list of guards fits the code; what `npm run test:guards` finds with it takes longer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { occurrences } from './guards/copy.ts';
import { guardedFiles } from './guards/list/index.ts';

const root = join(import.meta.dirname, '..');
const guards = guardedFiles.flatMap(({ file, guards }) => guards.map((guard) => ({ ...guard, file })));

describe('the list of guards', () => {
  it('is long enough to mean something, and names each once', () => {
    expect(guards.length).toBeGreaterThanOrEqual(60);
    expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length);
  });

  it('names one place for each', () => {
    const lost = guards.filter((guard) => occurrences(join(root, guard.file), guard) !== 1);
    expect(lost.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it('changes something with each', () => {
    expect(guards.filter(({ find, replace }) => find === replace)).toEqual([]);
  });

  it('names tests that are there', () => {
    const tests = [...new Set(guardedFiles.flatMap((each) => each.tests))];
    expect(tests.filter((test) => !existsSync(join(root, test)))).toEqual([]);
  });
});
