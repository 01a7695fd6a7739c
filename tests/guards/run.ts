/**
 * Takes each guard out in turn and sees whether a test notices; writes out/guards.json.
 * Usage: npm run test:guards [-- WORD…], which takes the guards alone whose name or file has one of the words.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { copyProject, occurrences, takeOut } from './copy.ts';
import type { Guard, GuardedFile } from './guard.ts';
import { type Judgement, judge } from './judge.ts';
import { guardedFiles } from './list/index.ts';

const root = join(import.meta.dirname, '..', '..');
/** The share of guards whose removal must be noticed. */
const GOAL = 0.9;
/** A test that goes on for longer has noticed: it waits for what does not come any more. In ms. */
const LONGEST = 120_000;
const LONGEST_OF_ALL = 1_800_000;

interface Row extends Judgement {
  name: string;
  file: string;
}

async function main(words: string[]): Promise<boolean> {
  setPriority(10);
  const wanted = guardedFiles.flatMap((given) =>
    given.guards.filter((guard) => isWanted(given, guard, words)).map((guard) => ({ ...given, guard })),
  );
  const lost = wanted.filter(({ file, guard }) => occurrences(join(root, file), guard) !== 1);
  for (const { file, guard } of lost) say(`${file}: "${guard.name}" no longer names one place`);
  if (lost.length > 0) return false;

  const folder = copyProject(root);
  try {
    const tests = [...new Set(wanted.flatMap((each) => each.tests))];
    const whole = await judge(folder, tests, LONGEST_OF_ALL);
    if (whole.verdict !== 'survived') {
      say(`With every guard in its place the tests must pass: ${whole.by || 'they did not run'}`);
      return false;
    }
    const rows: Row[] = [];
    for (const { file, guard, tests } of wanted) {
      const putBack = takeOut(join(folder, file), guard);
      const judgement = await judge(folder, tests, LONGEST);
      putBack();
      rows.push({ name: guard.name, file, ...judgement });
      say(`${judgement.verdict.padEnd(9)} ${guard.name} · ${file}${judgement.by && ` · ${judgement.by}`}`);
      write(rows);
    }
    return report(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isWanted({ file }: GuardedFile, { name }: Guard, words: string[]): boolean {
  return words.length === 0 || words.some((word) => name.includes(word) || file.includes(word));
}

function report(rows: readonly Row[]): boolean {
  const noticed = rows.filter(({ verdict }) => verdict === 'noticed').length;
  const share = noticed / rows.length;
  say(`${noticed} of ${rows.length} guards taken out were noticed: ${(share * 100).toFixed(1)} %`);
  for (const { verdict, name, file } of rows)
    if (verdict !== 'noticed') say(`  ${verdict}: ${name} · ${file}`);
  return share >= GOAL && rows.every(({ verdict }) => verdict !== 'broken');
}

function write(rows: readonly Row[]): void {
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'guards.json'), `${JSON.stringify({ at: new Date(), rows }, null, 2)}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
