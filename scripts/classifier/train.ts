/**
 * Makes resources/classifier/weights.bin and its record weights.json.
 * Usage: npm run classifier:train -- [folder with train.jsonl, dev.jsonl and the rows never to learn from] [corrections.jsonl …]
 * Corrections are what the app exports: lines of {text, label, source}, learned from as if they were written here.
 */
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES_VERSION } from '../../main/services/classifier/features.ts';
import { writeWeights } from '../../main/services/classifier/weights.ts';
import { bestTemperature } from './calibrate.ts';
import { readHeldOut, readRows, readWritten, withoutRows } from './corpus.ts';
import { learn, meanOf } from './learn.ts';
import { balanced, publicLesson, writtenLessons } from './lessons.ts';
import { quantise } from './quantise.ts';

const SEED = 20250;
const OPTIONS = { bucketCount: 196_608, epochs: 20, rate: 0.06, decay: 2e-6 };
/** So many are made, each from other variants and misspellings, and their mean is kept: it depends less on chance. */
const MODELS = 4;

const here = import.meta.dirname;
const words = process.argv.slice(2);
const publicFolder =
  words.find((word) => !word.endsWith('.jsonl')) ?? join(here, '../../../shared/data/classify');
const target = join(here, '../../resources/classifier');

const publicRows = readRows(join(publicFolder, 'train.jsonl'));
const developmentRows = readRows(join(publicFolder, 'dev.jsonl'));
const heldBack = ['test.jsonl', 'sharealike.jsonl'].flatMap((name) => readRows(join(publicFolder, name)));
const heldOut = readdirSync(join(here, 'held-out'))
  .sort()
  .flatMap((name) => readHeldOut(join(here, 'held-out', name)));
const corrected = words
  .filter((word) => word.endsWith('.jsonl'))
  .flatMap((path) => readRows(path).map((row) => ({ ...row, weight: 1 })));
const models = Array.from({ length: MODELS }, (_, index) => {
  const seed = SEED + index;
  const written = withoutRows(
    [...readWritten(join(here, 'data'), seed), ...corrected],
    [...developmentRows, ...heldBack, ...heldOut],
  );
  const lessons = balanced([...publicRows.map(publicLesson), ...writtenLessons(written, seed)]);
  return { model: learn(lessons, { ...OPTIONS, seed }), written: written.length, lessons: lessons.length };
});
const model = meanOf(models.map((made) => made.model));
const temperature = bestTemperature(model, [...developmentRows, ...heldOut]);
const bytes = writeWeights(quantise(model, temperature));
const record = {
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
  features_version: FEATURES_VERSION,
  options: { ...OPTIONS, seed: SEED, models: MODELS },
  temperature,
  public_rows: publicRows.length,
  written_messages: models.map((made) => made.written),
  corrections: corrected.length,
  lessons: models.map((made) => made.lessons),
};
writeFileSync(join(target, 'weights.bin'), bytes);
writeFileSync(join(target, 'weights.json'), `${JSON.stringify(record, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
