/** `npm run bench [part …]`: measures, prints the table and writes out/bench.json. Ends with 1 where a goal is missed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.ts';
import { backup } from './works/backup.ts';
import { desktop } from './works/desktop.ts';
import { firstToken } from './works/first-token.ts';
import { lists } from './works/lists.ts';
import { rest } from './works/rest.ts';
import { start } from './works/start.ts';

const SERVICE = 'out/main/serve.js';
const parts: Record<string, (service: string) => Promise<Row[]>> = {
  start,
  rest,
  'first-token': firstToken,
  lists,
  backup,
  desktop,
};

const root = join(import.meta.dirname, '..', '..');
const wanted = process.argv.slice(2);
spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });

const rows: Row[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await part(SERVICE)));
}
const table = ['| work | goal | measured | |', '|---|---|---|---|', ...rows.map(line)].join('\n');
process.stdout.write(`${table}\n`);
mkdirSync(join(root, 'out'), { recursive: true });
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
  platform: process.platform,
};
writeFileSync(
  join(root, 'out', 'bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`,
);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

function line({ work, goal, measured, met }: Row): string {
  return `| ${work} | ${goal} | ${measured} | ${met ? 'met' : 'missed'} |`;
}
