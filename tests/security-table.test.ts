/** SECURITY.md says which file guards each requirement and which test proves it: both must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const rows = [
  ...read('SECURITY.md').matchAll(/^\| ([SRCDU]\d+) +\| .*? +\| `([^`]+)` +\| `([^`]+)`: (.*?) +\|$/gm),
].map(([, id = '', guard = '', test = '', name = '']) => ({ id, guard, test, name }));

/** How many requirements there are of each kind. */
const COUNTS = { S: 8, R: 10, C: 7, D: 7, U: 5 };

describe('the table of SECURITY.md', () => {
  it('has every requirement', () => {
    const wanted = Object.entries(COUNTS).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, index) => `${kind}${index + 1}`),
    );
    expect([...new Set(rows.map(({ id }) => id))].sort()).toEqual(wanted.sort());
  });

  it.each(rows)('names what is there: $id, $guard, $name', ({ guard, test, name }) => {
    expect(existsSync(join(root, guard)), guard).toBe(true);
    expect(existsSync(join(root, test)), test).toBe(true);
    const isThere = [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => read(test).includes(quoted));
    expect(isThere, `${test} has no test named: ${name}`).toBe(true);
  });
});

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
