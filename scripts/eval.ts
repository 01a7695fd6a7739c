/**
 * `npm run eval [part …]`: judges what the product answers, prints each figure beside its goal and the ten worst errors
 * of each part, and writes out/eval.json. Ends with 1 where a goal is missed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateClassification } from './eval/classification.ts';
import { evaluatePrivacy } from './eval/privacy.ts';
import { evaluateRetrieval } from './eval/retrieval.ts';
import type { EvalPart, EvalRow } from './eval/row.ts';

const PARTS: Readonly<Record<string, () => Promise<EvalPart>>> = {
  classification: evaluateClassification,
  retrieval: evaluateRetrieval,
  privacy: evaluatePrivacy,
};
const WORST = 10;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  process.stderr.write(`No part ${unknown.join(', ')}: there are ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(2);
}

const parts: EvalPart[] = [];
for (const [name, evaluate] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) parts.push(await evaluate());
}

const lines = ['| part | measure | goal | value | |', '|---|---|---|---|---|'];
for (const { part, rows } of parts) lines.push(...rows.map((row) => lineOf(part, row)));
for (const { part, worst } of parts) {
  lines.push('', `Worst of ${part}`, ...worst.slice(0, WORST).map((error) => `  ${error}`));
}
process.stdout.write(`${lines.join('\n')}\n`);

const out = join(import.meta.dirname, '..', 'out');
mkdirSync(out, { recursive: true });
writeFileSync(
  join(out, 'eval.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, parts }, null, 2)}\n`,
);
process.exitCode = parts.every(({ rows }) => rows.every(({ met }) => met)) ? 0 : 1;

function lineOf(part: string, { measure, value, goal, met }: EvalRow): string {
  const figure = Number.isInteger(value) ? String(value) : value.toPrecision(3);
  return `| ${part} | ${measure} | ${goal} | ${figure} | ${met ? 'met' : 'MISSED'} |`;
}
