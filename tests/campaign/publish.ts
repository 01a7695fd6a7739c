/** `npm run campaign:publish`: puts the figures of out/campaign/*.json into SECURITY.md, as they came out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const BEGIN = '<!-- campaign:begin -->';
const END = '<!-- campaign:end -->';

const Record = z.object({
  at: z.string(),
  commit: z.string(),
  seconds: z.number(),
  name: z.string(),
  size: z.string(),
  findings: z.array(z.object({ measure: z.string(), value: z.number(), must: z.string(), met: z.boolean() })),
});

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'campaign');
const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => row(Record.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))));
const table = ['| part | date, commit | size | figures |', '| --- | --- | --- | --- |', ...rows].join('\n');
const path = join(root, 'SECURITY.md');
const text = readFileSync(path, 'utf8');
const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
if (from < 0 || to < from) throw new Error(`SECURITY.md has no place for the figures: ${BEGIN} … ${END}`);
writeFileSync(path, `${text.slice(0, from + BEGIN.length)}\n\n${table}\n\n${text.slice(to)}`);

function row({ name, at, commit, seconds, size, findings }: z.infer<typeof Record>): string {
  const figures = findings.map(
    ({ measure, value, must, met }) => `${measure}: ${value} (${must})${met ? '' : ' **missed**'}`,
  );
  return `| ${name} | ${at.slice(0, 10)}, ${commit} | ${size}; ${Math.ceil(seconds / 60)} min | ${figures.join('; ')} |`;
}
