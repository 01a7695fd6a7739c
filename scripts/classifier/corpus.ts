import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { wordsOf } from '../../main/services/classifier/tokens.ts';
import { Category } from '../../shared/model.ts';
import { expandLine } from './expand.ts';
import { createRandom, type Random } from './random.ts';

const Row = z.object({ text: z.string(), label: Category, source: z.string() });
/** A labelled message and where it comes from. */
export type Row = z.infer<typeof Row>;

/** A message to learn from. */
export interface Example extends Row {
  /** How much it counts beside the others. */
  weight: number;
}

/** Sentences a term is put into, beside standing alone. */
const FRAMES_PER_TERM = 3;
const FRAMED_WEIGHT = 0.3;

const LABELS: Record<string, Category> = { bank: 'E-Banking', it: 'IT Support', general: 'General' };

/** Rows of a JSONL file, in its order. */
export function readRows(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => Row.parse(JSON.parse(line)));
}

/**
 * The examples without those that say the same words as one of the rows. What a person writes about office life meets such rows
 * by chance, and a figure measured on rows that were learned from would be worth nothing.
 */
export function withoutRows(examples: readonly Example[], rows: readonly Row[]): Example[] {
  const held = new Set(rows.map((row) => wordsOf(row.text).join(' ')));
  return examples.filter((example) => !held.has(wordsOf(example.text).join(' ')));
}

/** Held-out messages, one `<bank|it|general>: message` a line; `source` is their file's name. */
export function readHeldOut(path: string): Row[] {
  return readLines(path).map((line) => {
    const [, name = '', text = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
    const label = LABELS[name];
    if (label === undefined) throw new Error(`${path}: "${line}" has no label.`);
    return { text, label, source: basename(path) };
  });
}

/**
 * The project's own messages, in the order of the files' names, which begin `<language>-<bank|it|general>-`:
 * - `.txt`: one message or pattern (see expandLine) a line; lines with # are comments.
 * - `.terms`: words with commas between them. Each is put into some sentences of `<language>.frames`, the same for all labels, so
 *   that "… is broken" or "lost my …" says nothing by itself and the word everything.
 * @param seed decides which variants and which frames are taken
 */
export function readWritten(folder: string, seed: number): Example[] {
  const random = createRandom(seed);
  const names = readdirSync(folder).sort();
  return names.flatMap((name) => {
    if (name.endsWith('.txt')) return messagesOf(folder, name, random);
    return name.endsWith('.terms') ? framedTermsOf(folder, name, random) : [];
  });
}

function messagesOf(folder: string, name: string, random: Random): Example[] {
  const label = labelOf(name);
  return readLines(join(folder, name)).flatMap((line) => {
    return expandLine(line, random).map((text) => ({ text, label, source: name, weight: 1 }));
  });
}

function framedTermsOf(folder: string, name: string, random: Random): Example[] {
  const label = labelOf(name);
  const frames = readLines(join(folder, `${name.split('-')[0]}.frames`));
  const terms = readLines(join(folder, name)).flatMap((line) => line.split(',').map((term) => term.trim()));
  return terms.flatMap((term) => {
    const chosen = ['*', ...Array.from({ length: FRAMES_PER_TERM }, () => pick(frames, random))];
    return chosen.map((frame) => {
      return { text: frame.replace('*', term), label, source: name, weight: FRAMED_WEIGHT };
    });
  });
}

function pick(items: readonly string[], random: Random): string {
  return items[random.below(items.length)] ?? '*';
}

function labelOf(name: string): Category {
  const label = LABELS[name.split('-')[1] ?? ''];
  if (label === undefined)
    throw new Error(`${name}: the second part of the name is not bank, it or general.`);
  return label;
}

function readLines(path: string): string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
