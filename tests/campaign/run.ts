/**
 * `npm run campaign [-- part … --short --minutes=N]`: runs faults and attacks against the product, prints a table and writes
 * out/campaign/<part>.json. Ends with 1 where something is not as it must be.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attacks } from './attacks.ts';
import { content } from './content.ts';
import { corruption } from './corruption.ts';
import { disk, FAULTY_SCENES } from './disk.ts';
import { fuzz } from './fuzz.ts';
import { ipc } from './ipc.ts';
import { kill } from './kill.ts';
import { model } from './model.ts';
import type { Part } from './part.ts';
import { power } from './power.ts';
import { slow } from './slow.ts';
import { soak } from './soak.ts';

const SEED = 20261124;
const PARTS: Readonly<Record<string, (isShort: boolean, minutes: number) => Promise<Part | undefined>>> = {
  kill: (isShort, minutes) =>
    isShort
      ? kill({ cycles: 3, appCycles: 2, interruptions: 1, rows: 100, seed: SEED, minutes })
      : kill({ cycles: 250, appCycles: 50, interruptions: 15, rows: 4000, seed: SEED, minutes: minutes / 3 }),
  corruption: (isShort) => corruption({ files: isShort ? 24 : 1000, seed: SEED }),
  fuzz: (isShort, minutes) =>
    isShort
      ? fuzz({ requests: 2000, sockets: 500, seed: SEED, minutes })
      : fuzz({ requests: 300_000, sockets: 50_000, seed: SEED, minutes }),
  model: (isShort, minutes) =>
    model({ times: isShort ? 1 : 100, minutes, atOnce: 8, deadlines: true, margin: 1000 }),
  power: (isShort, minutes) =>
    isShort
      ? power({ points: 30, rows: 10, writes: 30, minutes })
      : power({ points: 1200, rows: 100, writes: 500, minutes }),
  disk: (isShort) =>
    disk({
      scenes: FAULTY_SCENES,
      ...(isShort ? { points: 25, modes: 4, locks: 1 } : { points: 300, modes: 16, locks: 48 }),
    }),
  attacks: (isShort) => attacks({ every: isShort ? 8 : 1 }),
  ipc: (isShort, minutes) =>
    ipc({
      calls: isShort ? 1000 : 50_000,
      framed: isShort ? 5 : 100,
      ends: isShort ? 1 : 20,
      seed: SEED,
      minutes,
    }),
  content: (isShort) => content({ every: isShort ? 40 : 1, isWhole: !isShort }),
  slow: (isShort) => slow({ sockets: isShort ? 100 : 1000, seconds: isShort ? 1 : 6 }),
  soak: (isShort, minutes) =>
    soak({
      clients: isShort ? 10 : 50,
      minutes: isShort ? 0.05 : Math.min(30, minutes),
      pause: 500,
      seed: SEED,
    }),
};

const root = join(import.meta.dirname, '..', '..');
const args = process.argv.slice(2);
const minutes = Number(args.find((arg) => arg.startsWith('--minutes='))?.slice('--minutes='.length) ?? 60);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`No part ${unknown.join(', ')}: there are ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(2);
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const out = join(root, 'out', 'campaign');
mkdirSync(out, { recursive: true });
for (const [name, run] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = performance.now();
  const part = await run(args.includes('--short'), minutes);
  if (part === undefined) {
    process.stdout.write(`${name}: not run, it needs gcc on Linux\n`);
    continue;
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${tableOf(part, seconds)}\n\n`);
  const record = { at: new Date().toISOString(), commit, seconds, ...part };
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
  if (part.findings.some(({ met }) => !met)) process.exitCode = 1;
}

function tableOf({ name, size, findings, notes }: Part, seconds: number): string {
  return [
    `${name}: ${size}, ${seconds} s`,
    '| | must be | is | |',
    '|---|---|---|---|',
    ...findings.map(
      ({ measure, must, value, met }) => `| ${measure} | ${must} | ${value} | ${met ? 'so' : 'NOT SO'} |`,
    ),
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}
